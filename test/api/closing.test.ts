import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ClosingDoors } from '../../backend/src/modules/reporting/gate/close-periods.ts'
import { closeOn } from '../support/closing.ts'
import { asAdmin, freshDatabase, type FreshDatabase } from '../support/database.ts'
import { Dice, linesOf, randomFigures } from '../support/random-figures.ts'
import { monthsOf } from '../support/months.ts'

const MONTHS = monthsOf({ from: '2025-01', to: '2025-12' })
const KREISE = ['08111', '08115', '08116', '08117', '08211', '08212', '08215']
const TODAY = '2026-01-15'
let urls: FreshDatabase

beforeAll(async () => {
  urls = await freshDatabase()
  const lines = linesOf(randomFigures(new Dice(6), KREISE, MONTHS), MONTHS)
  for (const { district, month, block, code, value, contributors } of lines)
    if (block !== 'GENDER')
      await asAdmin(urls, 'insert into reporting.district_line values ($1, $2, $3, $4, $5, $6)', [
        district,
        `${month}-01`,
        block,
        code,
        value,
        contributors,
      ])
})
afterAll(() => urls.drop())

/** Ends the run after so many rows, as a killed process does. */
const killedAfter =
  (writes: number) =>
  ({ read, write }: ClosingDoors): ClosingDoors => {
    let left = writes
    return {
      read,
      write: (tenant, statement) => {
        if (left-- <= 0) throw new Error('killed')
        return write(tenant, statement)
      },
    }
  }

const valid = () =>
  asAdmin<{ decisions: number }>(
    urls,
    `select s.tenant, s.period, s.block, s.code, count(*)::int as decisions
     from reporting.cell_status s join reporting.period_closing p on p.tenant = left(s.tenant, 3) and p.decision = s.decision
     group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  )

test('B4: a run that is killed leaves nothing that is valid but what it has finished', async () => {
  await expect(closeOn(urls, TODAY, killedAfter(3))).rejects.toThrow('killed')
  expect(await valid()).toEqual([])
  await expect(closeOn(urls, TODAY, killedAfter(7))).rejects.toThrow('killed')
  const periods = new Set((await valid()).map(row => (row as { period?: string }).period))
  expect([...periods]).toEqual(['2025-Q1'])
})

test('B4: runs side by side decide every cell once, in the order of the quarters', async () => {
  await Promise.all([closeOn(urls, TODAY), closeOn(urls, TODAY), closeOn(urls, TODAY)])
  const cells = await valid()
  expect(cells.length).toBeGreaterThan(KREISE.length * 26 * 4)
  expect(cells.filter(({ decisions }) => decisions !== 1)).toEqual([])
  const log = await asAdmin<{ quarters: string }>(
    urls,
    `select string_agg(quarter, ' ' order by number) as quarters from reporting.period_closing group by tenant`,
  )
  expect(log.map(({ quarters }) => quarters)).toEqual(
    Array.from({ length: 4 }, () => '2025-Q1 2025-Q2 2025-Q3 2025-Q4'),
  )
})

test('B4: another run finds nothing to do, and writes meanwhile change no status', async () => {
  const before = await asAdmin(urls, 'select * from reporting.cell_status order by 1, 2, 3, 4, 5')
  await asAdmin(urls, 'update reporting.district_line set value = value + 1, contributors = 9')
  expect(await closeOn(urls, TODAY)).toEqual([])
  expect(await asAdmin(urls, 'select * from reporting.cell_status order by 1, 2, 3, 4, 5')).toEqual(
    before,
  )
})

test('B4: no log-in of the product can change or take back a decision', async () => {
  const rights = await asAdmin(
    urls,
    `select grantee, privilege_type from information_schema.role_table_grants
     where table_schema = 'reporting' and table_name in ('cell_status', 'period_closing')
       and privilege_type not in ('SELECT', 'INSERT') and grantee <> 'digintm_owner'`,
  )
  expect(rights).toEqual([])
})

test('S4: what the ministry reads is copied into reporting, and the copy is true', async () => {
  const pairs = [
    [
      'ags, display_name, population_on',
      'reference.district',
      'ags, display_name, territory_on',
      'reporting.district',
    ],
    ['ags, name', 'reference.government_district', 'ags, name', 'reporting.government_district'],
    [
      'code, version, label_de, label_en, definition_de, definition_en, kind, numerator_block, numerator_codes, denominator_block, denominator_codes, dimensions, source_chapter',
      'reference.key_figure',
      'code, version, label_de, label_en, definition_de, definition_en, kind, numerator_block, numerator_codes, denominator_block, denominator_codes, dimensions, source_chapter',
      'reporting.key_figure',
    ],
    [
      'code, valid_from, valid_to, source',
      'reference.key_figure_source',
      'code, valid_from, valid_to, source',
      'reporting.key_figure_source',
    ],
  ] as const
  for (const [columns, original, copied, copy] of pairs) {
    const hash = (names: string, table: string) =>
      asAdmin(
        urls,
        `select count(*)::int, md5(string_agg(row(${names})::text, '' order by row(${names}))) from ${table}`,
      )
    expect(await hash(copied, copy)).toEqual(await hash(columns, original))
  }
})
