import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asAdmin, freshDatabase, type FreshDatabase } from '../../../../test/support/database.ts'
import { fillTwoTenants, ID } from '../../../../test/support/two-tenants.ts'
import { withClient } from '../../platform/database/roles.ts'
import { compareLines, rebuildLines } from './rollup.ts'

const SECOND = '01900000-0000-7000-8000-000000000002'

let urls: FreshDatabase
let client: pg.Client

beforeAll(async () => {
  urls = await freshDatabase()
  await fillTwoTenants(urls)
  client = new pg.Client({ connectionString: urls.tenant })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await urls.drop()
})

async function within(tenant: string, ...statements: string[]): Promise<void> {
  await client.query('begin')
  await client.query('select app.enter($1)', [tenant])
  for (const text of statements) await client.query(text)
  await client.query('commit')
}

async function differences() {
  return withClient(urls.admin, async admin => {
    await admin.query('begin')
    return compareLines(admin)
  })
}

function lines(tenant: string) {
  return asAdmin<{ line: string }>(
    urls,
    `select concat_ws(' ', month, block, code, value, contributors) as line from reporting.district_line
     where tenant = $1 and value <> 0 order by 1`,
    [tenant],
  ).then(rows => rows.map(row => row.line))
}

const TALK = `insert into app.consultation (id, manager, municipality, held_on, unit, setting, topics, no_show)`

test('a talk is one line in each block and one a topic', async () => {
  expect(await lines('08111')).toEqual([
    '2025-03-01 A FAMILY 1 1',
    '2025-03-01 B OUTREACH 1 1',
    '2025-03-01 D HEALTH 1 1',
    '2025-03-01 D HOUSING 1 1',
  ])
  expect(await differences()).toEqual([])
})

test('R-SES-4 a no-show does not count until it is corrected', async () => {
  await within(
    '08111',
    `${TALK} values (gen_random_uuid(), '${ID}', '08111000', '2025-04-02', 'FAMILY', 'OUTREACH', '{SCHOOL}', true)`,
  )
  expect(await lines('08111')).toHaveLength(4)
  await within('08111', `update app.consultation set no_show = false where held_on = '2025-04-02'`)
  expect(await lines('08111')).toContain('2025-04-01 D SCHOOL 1 1')
})

test('a correction moves lines by month, unit and topic, and back to nothing', async () => {
  await within(
    '08111',
    `update app.consultation set held_on = '2025-05-02', unit = 'INDIVIDUAL', topics = '{OTHER}' where held_on = '2025-04-02'`,
  )
  const now = await lines('08111')
  expect(now.filter(line => line.startsWith('2025-04'))).toEqual([])
  expect(now).toContain('2025-05-01 A INDIVIDUAL 1 1')
  expect(await differences()).toEqual([])
})

test('an edit of the minutes alone writes no line', async () => {
  const rows = `select string_agg(ctid::text || xmin::text, ',' order by month, block, code) as n from reporting.district_line`
  const before = await asAdmin(urls, rows)
  await within('08111', 'update app.consultation set minutes = 45, version = version + 1')
  expect(await asAdmin(urls, rows)).toEqual(before)
})

test('contributors are the managers with at least one talk', async () => {
  await within(
    '08111',
    `insert into app.integration_manager (id, given_name, family_name, gender, qualification, unit, fte_hundredths, active_from)
     values ('${SECOND}', 'Emil', 'Kastanie', 'MALE', 'TYPE_B', '${ID}', 50, '2025-02-10')`,
    `insert into app.staff_period (manager, gender, qualification, fte_hundredths, valid_from)
     values ('${SECOND}', 'MALE', 'TYPE_B', 50, '2025-02-10')`,
    `${TALK} values (gen_random_uuid(), '${SECOND}', '08111000', '2025-03-04', 'FAMILY', 'OUTREACH', '{HEALTH}', false)`,
    `${TALK} values (gen_random_uuid(), '${SECOND}', '08111000', '2025-03-05', 'FAMILY', 'OUTREACH', '{HEALTH}', false)`,
  )
  expect(await lines('08111')).toContain('2025-03-01 A FAMILY 3 2')
  await withClient(urls.admin, async admin => {
    await admin.query('begin')
    await admin.query(`select app.enter('08111')`)
    await admin.query(`delete from app.consultation where manager = '${SECOND}'`)
    await admin.query('commit')
  })
  expect(await lines('08111')).toContain('2025-03-01 A FAMILY 1 1')
  expect(await differences()).toEqual([])
})

test('staff: plus in the month of the start, minus in the month after the end', async () => {
  await within(
    '08111',
    `delete from app.staff_period where gender = 'MALE'`,
    `insert into app.staff_period (manager, gender, qualification, fte_hundredths, valid_from, valid_to)
     values ('${SECOND}', 'MALE', 'TYPE_B', 75, '2025-02-10', '2025-12-31')`,
  )
  const rows = await asAdmin(
    urls,
    `select month::text, heads, fte_hundredths as fte from reporting.staff_movement
     where tenant = '08111' and gender = 'MALE' order by 1`,
  )
  expect(rows).toEqual([
    { month: '2025-02-01', heads: 1, fte: 75 },
    { month: '2026-01-01', heads: -1, fte: -75 },
  ])
  expect(await differences()).toEqual([])
})

test('a wrong line is found and a rebuild mends it', async () => {
  await asAdmin(
    urls,
    `update reporting.district_line set value = value + 5 where tenant = '08226' and code = 'FAMILY'`,
  )
  await asAdmin(urls, `delete from app.manager_line where tenant = '08226' and code = 'HOUSING'`)
  expect(await differences()).toEqual([
    expect.objectContaining({
      table: 'app.manager_line',
      tenant: '08226',
      expected: '1',
      found: null,
    }),
    expect.objectContaining({ table: 'reporting.district_line', expected: '1/1', found: '6/1' }),
  ])
  await withClient(urls.admin, async admin => {
    await admin.query('begin')
    await rebuildLines(admin)
    await admin.query('commit')
  })
  expect(await differences()).toEqual([])
})

test('staff: whoever changes within a post counts once a month, and two periods never overlap', async () => {
  const period = (from: string, until: string | null, fte: number) =>
    `insert into app.staff_period (manager, gender, qualification, fte_hundredths, valid_from, valid_to)
     values ('${SECOND}', 'DIVERSE', 'TYPE_A', ${fte}, '${from}', ${until ? `'${until}'` : 'null'})`
  await within(
    '08111',
    `delete from app.staff_period where manager = '${SECOND}'`,
    period('2025-02-10', '2025-04-30', 100),
    period('2025-05-01', null, 50),
  )
  const rows = await asAdmin(
    urls,
    `select month::text, heads, fte_hundredths as fte from reporting.staff_movement
     where tenant = '08111' and gender = 'DIVERSE' order by 1`,
  )
  expect(rows).toEqual([
    { month: '2025-02-01', heads: 1, fte: 100 },
    { month: '2025-05-01', heads: 0, fte: -50 },
  ])
  expect(await differences()).toEqual([])
  await expect(within('08111', period('2025-06-01', null, 25))).rejects.toMatchObject({
    code: '23P01',
  })
  await client.query('rollback')
})
