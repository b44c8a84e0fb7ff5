import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from '../../backend/src/platform/database/roles.ts'
import { asAdmin, freshDatabase, type FreshDatabase } from '../support/database.ts'

let urls: FreshDatabase

beforeAll(async () => {
  urls = await freshDatabase()
})
afterAll(() => urls.drop())

const LOGINS = ['granting', 'links', 'migration', 'platform', 'reporting', 'tenant'].map(
  name => `digintm_${name}`,
)

/** Every table privilege of a role, as `schema.table: SELECT, …`. */
async function privileges(role: string): Promise<string[]> {
  const rows = await asAdmin<{ line: string }>(
    urls,
    `select format('%s.%s: %s', table_schema, table_name, string_agg(distinct privilege_type, ', ' order by privilege_type)) as line
     from (
       select table_schema, table_name, privilege_type from information_schema.table_privileges where grantee = $1
       union
       select table_schema, table_name, privilege_type || '(' || column_name || ')' from information_schema.column_privileges c
       where grantee = $1 and not exists (
         select from information_schema.table_privileges t
         where (t.grantee, t.table_schema, t.table_name, t.privilege_type)
           = (c.grantee, c.table_schema, c.table_name, c.privilege_type))) as privilege
     group by table_schema, table_name order by 1`,
    [role],
  )
  return rows.map(row => row.line)
}

const REFERENCE = [
  'code',
  'code_label',
  'code_list',
  'code_list_version',
  'district',
  'government_district',
  'key_figure',
  'key_figure_source',
  'municipality',
].map(name => `reference.${name}: SELECT`)

test('RLS-2 no log-in is superuser, bypasses policies, owns anything or creates', async () => {
  const roles = await asAdmin(
    urls,
    `select rolname from pg_roles where rolname like 'digintm\\_%'
       and not (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication or rolinherit and rolcanlogin)
       order by 1`,
  )
  expect(roles).toEqual([...LOGINS, 'digintm_owner'].sort().map(rolname => ({ rolname })))
  const owning = await asAdmin(
    urls,
    `select distinct pg_get_userbyid(relowner) as owner from pg_class
     where relnamespace::regnamespace::text in ('app', 'reference', 'platform', 'reporting')`,
  )
  expect(owning).toEqual([{ owner: 'digintm_owner' }])
  const creating = await asAdmin(
    urls,
    `select nspname, role from pg_namespace, unnest($1::text[]) as role
     where has_schema_privilege(role, oid, 'CREATE') or has_database_privilege(role, current_database(), 'CREATE, TEMP')`,
    [LOGINS],
  )
  expect(creating).toEqual([])
})

test('RLS-2 only the migration log-in can become the owner, and only by saying so', async () => {
  const members = await asAdmin(
    urls,
    `select member::regrole::text, inherit_option, set_option, admin_option from pg_auth_members
     where roleid = 'digintm_owner'::regrole`,
  )
  expect(members).toEqual([
    { member: 'digintm_migration', inherit_option: false, set_option: true, admin_option: false },
  ])
  await withClient(urls.migration, async client => {
    await expect(client.query('select 1 from app.person')).rejects.toThrow('permission denied')
    await client.query('set role digintm_owner')
    expect((await client.query('select 1 from app.person')).rows).toEqual([])
  })
  await withClient(urls.tenant, async client => {
    await expect(client.query('set role digintm_owner')).rejects.toThrow('permission denied')
    await expect(client.query('alter table app.person disable row level security')).rejects.toThrow(
      'must be owner',
    )
    await client.query('set row_security = off')
    await expect(client.query('select * from app.person')).rejects.toThrow('row-level security')
  })
})

test("RLS-2 the ministry's log-in sees figures and their names in `reporting`, and nothing else", async () => {
  expect(await privileges('digintm_reporting')).toEqual([
    'reporting.cell_status: SELECT',
    'reporting.code: SELECT',
    'reporting.district: SELECT',
    'reporting.district_line: SELECT',
    'reporting.government_district: SELECT',
    'reporting.key_figure: SELECT',
    'reporting.key_figure_source: SELECT',
    'reporting.period_closing: SELECT',
    'reporting.staff_movement: SELECT',
  ])
  await withClient(urls.reporting, async client => {
    await expect(client.query('select 1 from app.person')).rejects.toThrow(
      'permission denied for schema app',
    )
    await expect(client.query(`select app.enter('08111')`)).rejects.toThrow(
      'permission denied for schema app',
    )
  })
})

test('RLS-2 the log-in of the granting authority sees no table yet', async () => {
  expect(await privileges('digintm_granting')).toEqual([])
})

test('RLS-2 the log-in of limited links sees no table, and calls one function for each purpose', async () => {
  expect(await privileges('digintm_links')).toEqual([])
  const callable = await asAdmin<{ name: string }>(
    urls,
    `select p.oid::regproc::text as name from pg_proc p
     where p.pronamespace::regnamespace::text in ('app', 'platform', 'reference', 'reporting')
       and has_function_privilege('digintm_links', p.oid, 'EXECUTE')
       and not has_function_privilege('digintm_granting', p.oid, 'EXECUTE')`,
  )
  expect(callable).toEqual([{ name: 'app.use_document_link' }])
  await withClient(urls.links, async client => {
    await expect(client.query('select 1 from app.limited_link')).rejects.toThrow(
      'permission denied',
    )
    await expect(client.query(`select app.enter('08111')`)).rejects.toThrow('permission denied')
  })
  for (const url of [urls.tenant, urls.reporting, urls.platform, urls.granting])
    await withClient(url, async client => {
      const call = `select * from app.use_document_link('08111', '', 'r', gen_random_uuid(), false, false)`
      await expect(client.query(call)).rejects.toThrow('permission denied')
    })
})

test("RLS-2 the platform's log-in sees memberships, directory and revocations", async () => {
  expect(await privileges('digintm_platform')).toEqual([
    'app.membership: SELECT',
    'app.membership_scope: SELECT',
    'platform.logout_token: DELETE, INSERT, SELECT',
    'platform.revocation: INSERT, SELECT, UPDATE(not_before)',
    'platform.tenant: SELECT',
    ...REFERENCE,
  ])
})

test("RLS-2 the tenants' log-in has what the product does and no more", async () => {
  expect(await privileges('digintm_tenant')).toEqual([
    'app.account: DELETE, INSERT, SELECT, UPDATE',
    'app.audit_entry: INSERT',
    'app.case_assignment: INSERT, SELECT, UPDATE',
    'app.case_counter: INSERT, SELECT, UPDATE',
    'app.case_file: INSERT, SELECT, UPDATE',
    'app.case_status_change: INSERT, SELECT',
    'app.code_extension: INSERT, SELECT, UPDATE(label_de), UPDATE(label_en), UPDATE(position), UPDATE(valid_to), UPDATE(version)',
    'app.consultation: INSERT, SELECT, UPDATE',
    'app.consultation_correction: INSERT, SELECT',
    'app.consultation_note: DELETE, INSERT, SELECT, UPDATE',
    'app.document: INSERT, SELECT, UPDATE',
    'app.file: INSERT, SELECT, UPDATE(data_key), UPDATE(found), UPDATE(key_version), UPDATE(state)',
    'app.follow_up: INSERT, SELECT, UPDATE',
    'app.household: INSERT, SELECT, UPDATE',
    'app.household_member: INSERT, SELECT, UPDATE',
    'app.idempotency_key: INSERT, SELECT, UPDATE(entity), UPDATE(entity_id)',
    'app.integration_manager: INSERT, SELECT, UPDATE',
    'app.job: DELETE, INSERT, SELECT, UPDATE(cancel_asked), UPDATE(done), UPDATE(ended_at), UPDATE(failure), UPDATE(result), UPDATE(started_at), UPDATE(state), UPDATE(undo_until), UPDATE(version)',
    'app.job_item: INSERT, SELECT, UPDATE(kept), UPDATE(outcome)',
    'app.limited_link: INSERT, SELECT, UPDATE(version), UPDATE(withdrawn_at)',
    'app.manager_line: SELECT',
    'app.membership: INSERT, SELECT, UPDATE(manager), UPDATE(status), UPDATE(valid_from), UPDATE(valid_to)',
    'app.membership_scope: DELETE, INSERT, SELECT',
    'app.organisation_unit: INSERT, SELECT, UPDATE',
    'app.outbox: DELETE, INSERT, SELECT, UPDATE(attempts), UPDATE(due_at), UPDATE(failed_at), UPDATE(failure), UPDATE(lease)',
    'app.person: INSERT, SELECT, UPDATE',
    'app.person_name_key: SELECT',
    'app.record_change: INSERT, SELECT',
    'app.setting: INSERT, SELECT, UPDATE(accessibility_de), UPDATE(accessibility_en), UPDATE(help_de), UPDATE(help_en), UPDATE(imprint_de), UPDATE(imprint_en), UPDATE(privacy_de), UPDATE(privacy_en), UPDATE(version)',
    'app.staff_period: DELETE, INSERT, SELECT',
    'app.tenant_key: INSERT, SELECT, UPDATE(root), UPDATE(wrapped)',
    'app.upload: DELETE, INSERT, SELECT, UPDATE(data_key), UPDATE(expires_at), UPDATE(key_version), UPDATE(object), UPDATE(received), UPDATE(state), UPDATE(stored_size)',
    'app.upload_piece: DELETE, INSERT, SELECT',
    'platform.tenant: SELECT',
    ...REFERENCE,
    'reporting.cell_status: INSERT, SELECT',
    'reporting.code: SELECT',
    'reporting.district: SELECT',
    'reporting.district_line: SELECT',
    'reporting.government_district: SELECT',
    'reporting.key_figure: SELECT',
    'reporting.key_figure_source: SELECT',
    'reporting.period_closing: INSERT, SELECT',
    'reporting.staff_movement: SELECT',
  ])
})

test('RLS-2 an injected expression cannot change the context', async () => {
  for (const url of [urls.tenant, urls.reporting, urls.platform, urls.granting, urls.links])
    await withClient(url, async client => {
      const change = client.query(`select set_config('app.tenant', '08111', true)`)
      await expect(change).rejects.toThrow('permission denied for function set_config')
    })
})

test('a session that hangs is ended by the server', async () => {
  for (const [url, patience] of [
    [urls.tenant, '2s'],
    [urls.reporting, '5s'],
    [urls.platform, '5s'],
  ] as const)
    await withClient(url, async client => {
      expect((await client.query('show statement_timeout')).rows).toEqual([
        { statement_timeout: '10s' },
      ])
      expect((await client.query('show lock_timeout')).rows).toEqual([{ lock_timeout: patience }])
      const { rows } = await client.query('show idle_in_transaction_session_timeout')
      expect(rows).toEqual([{ idle_in_transaction_session_timeout: '15s' }])
    })
})
