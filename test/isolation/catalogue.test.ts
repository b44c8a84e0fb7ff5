import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asAdmin, freshDatabase, type FreshDatabase } from '../support/database.ts'

/** Asked of one row at a time, before there is a transition table: what a code counts as. */
const LOOK_UP = new Set(['app.extensible', 'app.state_code', 'app.state_codes'])
/** Looked at before any tenant is known. */
const SIGN_IN_READS = new Set(['app.membership', 'app.membership_scope'])

let urls: FreshDatabase

beforeAll(async () => {
  urls = await freshDatabase()
})
afterAll(() => urls.drop())

const OURS = `('app', 'reference', 'platform', 'reporting')`
const RELATIONS = `
  select c.oid, format('%s.%s', n.nspname, c.relname) as name, relispartition, relrowsecurity, relforcerowsecurity
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ${OURS} and c.relkind in ('r', 'p')`
/** Everything without a tenant column, by name: a new one has to be argued for here. The same on every server: */
const REFERENCE = [
  'platform.tenant',
  'reference.code',
  'reference.code_label',
  'reference.code_list',
  'reference.code_list_version',
  'reference.district',
  'reference.government_district',
  'reference.key_figure',
  'reference.key_figure_source',
  'reference.municipality',
  'reporting.code',
  'reporting.district',
  'reporting.government_district',
  'reporting.key_figure',
  'reporting.key_figure_source',
]
/** In one place, and written while the product runs. */
const PLATFORM = [
  'platform.coded_column',
  'platform.counted_line',
  'platform.logout_token',
  'platform.migration',
  'platform.migration_turn',
  'platform.placement',
  'platform.revocation',
]

function names(rows: { name: string }[]): string[] {
  return rows.map(row => row.name).sort()
}

describe('tables', () => {
  test('RLS-1 every table says whether it is divided by tenant, and is', async () => {
    const divided = names(
      await asAdmin(
        urls,
        `select name from (${RELATIONS}) r where exists (
           select from pg_attribute a where a.attrelid = r.oid and a.attname = 'tenant' and not a.attisdropped)`,
      ),
    )
    const all = names(await asAdmin(urls, RELATIONS))
    const placed = await asAdmin<{ name: string; kind: string }>(
      urls,
      'select relation as name, kind from platform.placement',
    )
    expect(names(placed.filter(row => row.kind === 'TENANT'))).toEqual(divided)
    expect(names(placed.filter(row => row.kind === 'REFERENCE'))).toEqual(REFERENCE)
    expect(names(placed.filter(row => row.kind === 'PLATFORM'))).toEqual(PLATFORM)
    expect(all.filter(name => !divided.includes(name))).toEqual([...PLATFORM, ...REFERENCE].sort())
    expect(divided.length).toBeGreaterThanOrEqual(16)
  })

  test('S3: nothing that the product writes while it runs is a reference table', async () => {
    const written = await asAdmin(
      urls,
      `select relation, login from platform.placement, unnest($1::text[]) as login
       where kind = 'REFERENCE' and (has_table_privilege(login, relation, 'DELETE, TRUNCATE')
         or has_any_column_privilege(login, relation, 'INSERT, UPDATE'))`,
      [['digintm_tenant', 'digintm_reporting', 'digintm_platform']],
    )
    expect(written).toEqual([])
  })

  test('RLS-1 row-level security is enabled and forced on each of them, partitions too', async () => {
    const open = await asAdmin(
      urls,
      `select name from (${RELATIONS}) r
       where (r.relispartition or exists (select from platform.placement p where p.relation = r.name and p.kind = 'TENANT'))
         and not (relrowsecurity and relforcerowsecurity)`,
    )
    expect(open).toEqual([])
  })

  test('RLS-1 policies are those of app.protect and app.protect_reporting and those for the sign-in', async () => {
    const policies = await asAdmin<Record<string, string>>(
      urls,
      `select format('%s.%s', schemaname, tablename) as name, policyname, permissive, roles::text, cmd, qual, with_check
       from pg_policies where schemaname in ${OURS} order by 1, 2`,
    )
    const own = '(tenant = ( SELECT app.tenant() AS tenant))'
    const tenants = await asAdmin<{ name: string }>(
      urls,
      `select relation as name from platform.placement where kind = 'TENANT'`,
    )
    const expected = tenants.flatMap(({ name }) => [
      policy(name, ['tenant_isolation', '{public}', 'ALL', own, own]),
      ...(name.startsWith('reporting.')
        ? [policy(name, ['ministry_reads', '{digintm_reporting}', 'SELECT', 'true', null])]
        : []),
      ...(SIGN_IN_READS.has(name)
        ? [policy(name, ['platform_reads', '{digintm_platform}', 'SELECT', 'true', null])]
        : []),
    ])
    const sorted = (list: object[]) => list.map(entry => JSON.stringify(entry)).sort()
    expect(sorted(policies)).toEqual(sorted(expected))
  })

  test('every table says in its comment how long its rows are kept', async () => {
    const silent = await asAdmin(
      urls,
      `select name from (${RELATIONS}) r where coalesce(obj_description(oid, 'pg_class'), '') !~
       '^retention: (CASE_FILE|STAFF|ACCESS|AUDIT_LOG|OPERATIONAL|STATISTICS|REFERENCE) · .{10}'`,
    )
    expect(silent).toEqual([])
  })
})

describe('keys', () => {
  test('RLS-3 every unique index of a tenant table begins with the tenant', async () => {
    const others = await asAdmin(
      urls,
      `select r.name, i.indexrelid::regclass::text as index from (${RELATIONS}) r
       join platform.placement p on p.relation = r.name and p.kind = 'TENANT'
       join pg_index i on i.indrelid = r.oid and (i.indisunique or i.indisexclusion)
       join pg_attribute a on a.attrelid = r.oid and a.attnum = i.indkey[0]
       where a.attname <> 'tenant'`,
    )
    expect(others).toEqual([])
  })

  test('RLS-3 foreign keys among tenant tables carry the tenant first and never set null', async () => {
    const keys = await asAdmin<Record<string, unknown>>(
      urls,
      `select c.conrelid::regclass::text as name, pg_get_constraintdef(c.oid) as definition,
         source.kind as source, target.kind as target, c.confdeltype::text as deletes, c.confupdtype::text as updates,
         (select attname from pg_attribute where attrelid = c.conrelid and attnum = c.conkey[1]) as first_column,
         (select attname from pg_attribute where attrelid = c.confrelid and attnum = c.confkey[1]) as first_target
       from pg_constraint c
       join platform.placement source on source.relation = c.conrelid::regclass::text
       join platform.placement target on target.relation = c.confrelid::regclass::text
       where c.contype = 'f'`,
    )
    expect(keys.length).toBeGreaterThan(20)
    for (const key of keys) {
      expect(['a', 'r', 'c'], String(key['definition'])).toContain(key['deletes'])
      expect(key['updates']).toBe('a')
      if (key['source'] !== 'TENANT') expect(key['target']).toBe('REFERENCE')
      expect(key['target'], String(key['definition'])).not.toBe('PLATFORM')
      if (key['target'] === 'TENANT')
        expect([key['first_column'], key['first_target']], String(key['definition'])).toEqual([
          'tenant',
          'tenant',
        ])
    }
  })

  test("RLS-3 no sequence and no generated id: another tenant's volume would show", async () => {
    const sequences = await asAdmin(
      urls,
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ${OURS} and c.relkind = 'S'`,
    )
    const generated = await asAdmin(
      urls,
      `select attrelid::regclass::text, attname from pg_attribute a join (${RELATIONS}) r on r.oid = a.attrelid
       left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
       where attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) ~ 'uuid|nextval'`,
    )
    expect([sequences, generated]).toEqual([[], []])
  })
})

describe('functions and views', () => {
  test("RLS-4 views run with the caller's rights, none is materialized", async () => {
    const views = await asAdmin(
      urls,
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ${OURS} and (c.relkind = 'm' or c.relkind = 'v'
         and not coalesce(c.reloptions @> array['security_invoker=true'], false))`,
    )
    expect(views).toEqual([])
  })

  test('RLS-4 only the line triggers and what limited links call run as the owner, with a fixed search path, and none is leakproof', async () => {
    const rows = await asAdmin<{
      name: string
      definer: boolean
      fixed: boolean
      leakproof: boolean
    }>(
      urls,
      `select p.oid::regproc::text as name, prosecdef as definer, proleakproof as leakproof,
         coalesce(proconfig @> array['search_path=pg_catalog, pg_temp'], false) as fixed
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ${OURS}`,
    )
    const definers = rows.filter(row => row.definer)
    const events = ['deleted', 'inserted', 'updated']
    expect(names(definers)).toEqual([
      ...events.map(event => `app.consultation_${event}`),
      'app.person_keys_inserted',
      'app.person_keys_updated',
      ...events.map(event => `app.staff_period_${event}`),
      'app.use_document_link',
    ])
    expect(definers.every(row => row.fixed)).toBe(true)
    expect(rows.filter(row => row.leakproof)).toEqual([])
  })

  test('S3: a trigger, and what it calls, reads its transition table alone and writes by VALUES', async () => {
    const rows = await asAdmin<{ name: string; trigger: boolean; body: string }>(
      urls,
      `select p.oid::regproc::text as name, prorettype = 'trigger'::regtype as trigger, prosrc as body
       from pg_proc p where pronamespace::regnamespace::text in ${OURS}`,
    )
    const called = rows.filter(
      ({ name, trigger }) =>
        !trigger && rows.some(other => other.trigger && other.body.includes(`${name}(`)),
    )
    const triggers = rows.filter(({ trigger }) => trigger)
    expect(names(called)).toEqual([
      'app.add_district_line',
      'app.add_manager_line',
      'app.add_movement',
      'app.add_name_key',
      'app.drop_name_key',
      'app.extensible',
      'app.state_code',
      'app.state_codes',
    ])
    expect(names(triggers)).toContain('app.account_of_membership')
    expect(triggers.length).toBeGreaterThanOrEqual(9)
    for (const { name, body } of [...triggers, ...called]) {
      if (LOOK_UP.has(name)) continue
      expect(faultsOf(body), name).toEqual([])
      if (/\b(new|old)_rows\b/.test(body)) expect(body, name).toMatch(/for l in\s+select/)
    }
  })

  test.each([
    ['insert into app.account (id) select id from new_rows on conflict do nothing;', 'by VALUES'],
    ['for l in select n.id from new_rows n join app.person p on true loop end loop;', 'reads'],
    ['perform 1 from reporting.district_line;', 'reads'],
    ['update app.person set version = 2;', 'changes'],
    ['insert into reference.code (code) values (1);', 'of a tenant'],
  ])('control: %s is found', (body, fault) => {
    expect(faultsOf(body).join()).toContain(fault)
  })
})

/** What a trigger's body does that is refused where tables are distributed. */
function faultsOf(all: string): string[] {
  const faults: string[] = []
  // of one tenant, found by its key
  const body = all.replace(/\bdelete from app\.\w+ where tenant = [^;]*;/g, '')
  if (/\b(from|join)\s+(app|reporting|reference|platform)\./i.test(body))
    faults.push('reads a table beside its transition table')
  if (/\b(update|delete\s+from|merge\s+into)\s+(app|reporting|reference|platform)\./i.test(body))
    faults.push('changes rows that it has to look for')
  for (const [insert, schema] of body.matchAll(/\binsert\s+into\s+(\w+)\.[^;]*/gi)) {
    if (!/^insert\s+into\s+[\w.]+(\s+as\s+\w+)?\s*\([^()]*\)\s*values\b/i.test(insert))
      faults.push('does not write by VALUES')
    if (/\bselect\b/i.test(insert)) faults.push('does not write by VALUES')
    if (schema !== 'app' && schema !== 'reporting')
      faults.push('writes a table that is not of a tenant')
  }
  return faults
}

function policy(name: string, [policyname, roles, cmd, qual, check]: (string | null)[]): object {
  return { name, policyname, permissive: 'PERMISSIVE', roles, cmd, qual, with_check: check }
}
