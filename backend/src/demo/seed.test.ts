import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { asAdmin, freshDatabase, type FreshDatabase } from '../../../test/support/database.ts'
import { lookAtDemo } from '../../../test/support/look-at-demo.ts'
import { createFiles } from '../files.ts'
import { compareLines } from '../modules/reporting/rollup.ts'
import { withClient } from '../platform/database/roles.ts'
import { rootKeys } from '../platform/encryption/root-keys.ts'
import { collected } from '../platform/encryption/stream.ts'
import { DirectoryStore } from '../platform/files/directory-store.ts'
import { contentOf, type Kept } from '../platform/files/file-content.ts'
import { addDemoDocuments } from './documents.ts'
import { demoStamp, seedDemo } from './seed.ts'

const TODAY = '2026-03-18'
const ORDER = {
  today: TODAY,
  scale: 'demo',
  closingDays: 15,
  issuer: 'http://localhost:4000/realms/digintm',
} as const
let urls: FreshDatabase

beforeAll(async () => {
  urls = await freshDatabase()
  await seedDemo({ ...ORDER, adminUrl: urls.admin })
})
afterAll(() => urls.drop())

async function one(text: string): Promise<Record<string, unknown>> {
  const [row] = await asAdmin<Record<string, unknown>>(urls, text)
  return row ?? {}
}

test('the totals are those of the report, at a tenth of its talks', async () => {
  expect(
    await one(`select count(*) filter (where not no_show)::int as talks, count(distinct tenant)::int as tenants,
      max(held_on)::text as last from app.consultation`),
  ).toEqual({ talks: 75_000, tenants: 44, last: TODAY })
  expect(await one('select count(*)::int as cases from app.case_file')).toEqual({ cases: 8000 })
  expect(
    await asAdmin(
      urls,
      'select gender, sum(heads)::int as heads from reporting.staff_movement group by 1 order by 1',
    ),
  ).toEqual([
    { gender: 'FEMALE', heads: 856 },
    { gender: 'MALE', heads: 328 },
  ])
})

test('settings are 74, 22 and 4 per cent, two thirds of the talks with families', async () => {
  const rows = await asAdmin<{ code: string; share: number }>(
    urls,
    `select code, round(100.0 * sum(value) / 75000)::int as share from reporting.district_line
     where block in ('A', 'B') group by code`,
  )
  const shares = Object.fromEntries(rows.map(({ code, share }) => [code, share]))
  expect(shares).toMatchObject({ COUNSELLING_OFFICE: 74, OUTREACH: 22, ACCOMPANIMENT: 4 })
  expect(Math.abs((shares['FAMILY'] ?? 0) - 67)).toBeLessThanOrEqual(1)
  const topics = await asAdmin<{ code: string }>(
    urls,
    `select code from reporting.district_line where block = 'D' group by code order by sum(value) desc limit 5`,
  )
  const top = ['CHILDREN_CARE', 'EMPLOYMENT', 'HEALTH', 'HOUSING', 'LANGUAGE']
  expect(topics.map(row => row.code).sort()).toEqual(top)
})

test('two Kreise in two Regierungsbezirke have too few managers to be shown', async () => {
  const rows = await asAdmin(
    urls,
    'select tenant from app.integration_manager group by tenant having count(*) < 3 order by 1',
  )
  expect(rows).toEqual([{ tenant: '08211' }, { tenant: '08421' }])
})

test('the main person of the demo has a full desk and names in several scripts', async () => {
  expect(
    await one(
      `select count(*)::int as cases, count(*) filter (where p.name_in_original_script ~ '[А-я]') > 2 as cyrillic,
         count(*) filter (where p.name_in_original_script ~ '[ء-ي]') > 2 as arabic
       from app.case_file c join app.membership m on m.tenant = c.tenant and m.manager = c.manager
       join app.person p on p.tenant = c.tenant and p.id = c.person where m.login = 'leyla.brandt'`,
    ),
  ).toEqual({ cases: 40, cyrillic: true, arabic: true })
  expect(
    await one(
      `select count(*) filter (where due_on = '${TODAY}')::int as today, count(*) filter (where due_on < '${TODAY}')::int as overdue
       from app.follow_up f join app.membership m on m.tenant = f.tenant and m.manager = f.assignee
       where m.login = 'leyla.brandt' and f.status = 'OPEN'`,
    ),
  ).toEqual({ today: 4, overdue: 2 })
})

test('C25: families are plausible: no name twice, two parents, children as far apart as children are', async () => {
  const wrong = `
    with members as (
      select m.id, m.household, m.role, m.valid_from, p.given_names, p.gender, p.birth_date, p.nationalities
      from app.household_member m join app.person p on p.tenant = m.tenant and p.id = m.person)
    select
      count(*) filter (where a.given_names = b.given_names)::int as namesakes,
      count(*) filter (where a.role = 'HEAD' and b.role = 'PARTNER' and a.gender = b.gender)::int as genders,
      count(*) filter (where a.role = 'CHILD' and b.role <> 'CHILD' and a.birth_date < b.birth_date + interval '18 years')::int as parents,
      count(*) filter (where a.role = 'CHILD' and b.role = 'CHILD' and abs(a.birth_date - b.birth_date) < 280)::int as siblings,
      count(*) filter (where a.nationalities <> b.nationalities)::int as origins,
      count(*) filter (where a.valid_from < a.birth_date)::int as unborn,
      count(*) > 20000 as some
    from members a join members b on b.household = a.household and b.id <> a.id`
  expect(await one(wrong)).toEqual({
    namesakes: 0,
    genders: 0,
    parents: 0,
    siblings: 0,
    origins: 0,
    unborn: 0,
    some: true,
  })
})

test('C25: a name in its own script is of one script, and of who writes so', async () => {
  const scripts = await asAdmin<{ script: string; nationalities: string[] }>(
    urls,
    `select case when name_in_original_script ~ '^[ء-ۿ ]+$' then 'Arabic'
         when name_in_original_script ~ '^[Ѐ-ӿ ]+$' then 'Cyrillic'
         when name_in_original_script ~ '^[ሀ-፿ ]+$' then 'Ethiopic' else 'mixed' end as script,
       array_agg(distinct nationalities[1] order by nationalities[1]) as nationalities
     from app.person where name_in_original_script is not null group by 1 order by 1`,
  )
  expect(scripts).toEqual([
    { script: 'Arabic', nationalities: ['423', '438', '475'] },
    { script: 'Cyrillic', nationalities: ['166'] },
    { script: 'Ethiopic', nationalities: ['224'] },
  ])
})

test('B2: its quarters are closed, and the two Kreise with too few managers are hidden in each', async () => {
  const wholes = await asAdmin<{ tenant: string; hidden: number; decided: number }>(
    urls,
    `select s.tenant, count(*) filter (where status <> 'SHOWN')::int as hidden, count(*)::int as decided
     from reporting.cell_status s join reporting.period_closing p on p.tenant = left(s.tenant, 3) and p.decision = s.decision
     where s.block = 'A' and s.code = '' group by 1 order by 1`,
  )
  expect(
    await one('select count(distinct quarter)::int as quarters from reporting.period_closing'),
  ).toEqual({ quarters: 8 })
  const hidden = wholes.filter(row => row.hidden === row.decided).map(({ tenant }) => tenant)
  expect(hidden).toEqual(expect.arrayContaining(['08211', '08421']))
  expect(hidden.length).toBeLessThan(8)
  expect(
    await one(
      `select count(*) > 200 as some from reporting.cell_status where block = 'GENDER' and status = 'SHOWN'`,
    ),
  ).toEqual({ some: true })
  // eight quarters and two years
  expect(wholes.every(row => row.decided === 10)).toBe(true)
})

test('B8: nothing that is hidden follows from anything that the state is shown', async () => {
  const { following, hidden } = await lookAtDemo(urls, { from: '2024-01', to: '2026-03' })
  expect(following).toEqual([])
  expect(hidden).toBeGreaterThan(1000)
})

test('the lines are those of the facts', async () => {
  const found = await withClient(urls.admin, async client => {
    await client.query('begin')
    return compareLines(client)
  })
  expect(found).toEqual([])
})

test('C25: some cases have papers, kept as everybody’s, and no start adds them twice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'digintm-papers-'))
  const files = createFiles(urls.tenant, {
    store: new DirectoryStore(folder),
    roots: rootKeys('7'.repeat(64), []),
    scanner: null,
    unscanned: true,
  })
  onTestFinished(async () => {
    await files.stop()
    rmSync(folder, { recursive: true })
  })

  for (let start = 1; start <= 2; start++) await addDemoDocuments(files.ground, TODAY)

  const documents = await asAdmin<Kept & { tenant: string; reminded: boolean; promised: boolean }>(
    urls,
    `select d.tenant, f.object, f.key_version as "keyVersion", f.data_key as "dataKey",
       (d.expires_on is null) = (d.follow_up is null) as reminded,
       exists (select from app.outbox o where o.tenant = f.tenant and o.kind = 'SCAN_FILE' and o.record = f.id) as promised
     from app.document d join app.file f on f.tenant = d.tenant and f.id = d.file`,
  )
  expect(documents.length).toBeGreaterThan(40)
  expect(documents.length).toBeLessThan(60)
  expect(documents.every(({ reminded, promised }) => reminded && promised)).toBe(true)
  const { tenant, ...kept } = documents[0]!
  const stored = readFileSync(join(folder, tenant, kept.object))
  expect(stored.includes('%PDF')).toBe(false)
  const content = await collected(contentOf(files.ground, tenant, kept))
  expect(content.toString('latin1')).toMatch(/^%PDF-/)
})

test('what was loaded with triggers off obeys every foreign key', async () => {
  const constraints = await asAdmin<{ relation: string; name: string; definition: string }>(
    urls,
    `select conrelid::regclass::text as relation, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'app'::regnamespace`,
  )
  expect(constraints.length).toBeGreaterThanOrEqual(20)
  for (const { relation, name, definition } of constraints) {
    await asAdmin(urls, `alter table ${relation} drop constraint ${name}`)
    await asAdmin(urls, `alter table ${relation} add constraint ${name} ${definition}`)
  }
})

test('the same order gives the same rows, closed by its own setting, and a second one is refused', async () => {
  expect(await demoStamp(urls.tenant)).toEqual({ today: TODAY, scale: 'demo' })
  await expect(seedDemo({ ...ORDER, adminUrl: urls.admin })).rejects.toThrow('already')
  const print = (database: FreshDatabase) =>
    asAdmin(
      database,
      `select md5(string_agg(id::text || topics::text, '' order by tenant, id)) as hash from app.consultation`,
    )
  const twin = await freshDatabase()
  await seedDemo({ ...ORDER, closingDays: 90, adminUrl: twin.admin })
  expect(await print(twin)).toEqual(await print(urls))
  // the last quarter of the year before is not closed yet
  const closed = 'select count(distinct quarter)::int as quarters from reporting.period_closing'
  expect(await asAdmin(twin, closed)).toEqual([{ quarters: 7 }])
  await twin.drop()
})
