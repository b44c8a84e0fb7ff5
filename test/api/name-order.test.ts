import { afterAll, beforeAll, expect, test } from 'vitest'
import { byNames } from '../../backend/src/platform/reading/name-order.ts'
import { byId } from '../../backend/src/platform/reading/plan.ts'
import { keysetAfter, keysetColumns, orderBy } from '../../backend/src/platform/reading/keyset.ts'
import type { Kreis } from '../support/population.ts'
import { createWorld, type ApiClient, type World } from '../support/world.ts'

/** As a reader of German looks for them, in small and capital letters, with accents, and in other scripts at the end. */
const SORTED = [
  'Abdel-Aziz',
  'adler',
  'Adler',
  'Ärmel',
  'Armin',
  'Çelik',
  'Celik-Ort',
  'Gross',
  'Groß',
  'Großmann',
  'İnan',
  'Ispir',
  'Łukaszewicz',
  'Muller',
  'Müller',
  'Muller-Ort',
  'Nuñez',
  'Özdemir',
  'Ozean',
  'Şahin',
  'Sahiti',
  'Zimmer',
  'Мельник',
  'أحمد',
]

let world: World
let kreis: Kreis
let asAnna: ApiClient

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  for (const family_name of SORTED.toSorted())
    await kreis.manager(`of ${family_name}`, { given_name: 'Eva', family_name })
  for (const given_name of ['Özlem', 'Olga', 'Ömer', 'Zoe'])
    await kreis.manager(`zz ${given_name}`, { given_name, family_name: 'zz' })
  await kreis.member('Änne Anfang', 'coordinator')
  asAnna = await world.as('Änne Anfang')
})
afterAll(() => world.close())

/** All of a list, by pages of a few, so that each cursor stands between two names. */
async function walk(root: string, name: string, first: number): Promise<string[]> {
  const found: string[] = []
  let after: string | null = null
  do {
    const { [root]: page } = await asAnna.get(
      `query ($first: Int!, $after: String) { ${root}(first: $first, after: $after) {
        nodes { ${name} } pageInfo { hasNextPage endCursor } } }`,
      { first, after },
    )
    found.push(...page.nodes.map((node: Record<string, string>) => node[name]))
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after)
  return found
}

test.each([1, 2, 3, 50])(
  'S14: staff is sorted as names are looked for, page by page of %i',
  async first => {
    const families = (await walk('staff', 'familyName', first)).filter(name => name !== 'zz')
    expect(families).toEqual(SORTED)
  },
)

test('S14: who has the same family name is sorted by the given one', async () => {
  const full = await walk('staff', 'displayName', 4)
  expect(full.filter(name => name.endsWith(' zz'))).toEqual([
    'Olga zz',
    'Ömer zz',
    'Özlem zz',
    'Zoe zz',
  ])
})

test('S14: accounts are sorted by name too', async () => {
  const all = await walk('accounts', 'displayName', 3)
  expect(all).toEqual(all.toSorted(new Intl.Collator('de').compare))
  expect(all[0]).toBe('Änne Anfang')
})

test('S14: municipalities are listed by name', async () => {
  const { municipalities } = await asAnna.get('{ municipalities { name } }')
  const names: string[] = municipalities.map(({ name }: { name: string }) => name)
  expect(names.length).toBeGreaterThan(50)
  expect(names).toEqual(names.toSorted(new Intl.Collator('de').compare))
})

test('S14: a list that grows long is read from an index with the same order, under row-level security', async () => {
  await world.sql(
    `create table app.long (tenant text, id uuid, name text, primary key (tenant, id))`,
  )
  await world.sql(`insert into app.long select case when n % 10 = 0 then '08226' else '08111' end,
    gen_random_uuid(), md5(n::text) from generate_series(1, 50000) n`)
  await world.sql(`create index on app.long (tenant, (name collate "de-x-icu"), id)`)
  await world.sql(`select app.protect('app.long')`)
  await world.sql('grant select on app.long to digintm_tenant')
  await world.sql('analyze app.long')
  const order = byNames(['name'], byId)
  const after = `'["7","00000000-0000-7000-8000-000000000000"]'`
  const plan = await planOf(
    `select ${keysetColumns(order, 't')} from app.long t where t.tenant = '08226'
     and ${keysetAfter(order, 't', after)} order by ${orderBy(order, 't')} limit 50`,
  )
  expect(plan).toContain('long_tenant_name_id_idx')
  expect(plan).toMatch(/Index Cond: .*ROW\(name, id\) > ROW/)
  expect(plan).not.toContain('Sort')
})

async function planOf(text: string): Promise<string> {
  await world.sql('begin')
  try {
    await world.sql(`set local role digintm_tenant`)
    await world.sql(`select app.enter('08226')`)
    const rows = await world.sql<Record<string, string>>(`explain ${text}`)
    return rows.map(row => row['QUERY PLAN']).join('\n')
  } finally {
    await world.sql('rollback')
  }
}
