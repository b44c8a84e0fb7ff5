import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ORIGINS } from '../../backend/src/demo/names.ts'
import { loadReference } from '../../backend/src/modules/reference/data/load-reference.ts'
import { compareLines } from '../../backend/src/modules/reporting/rollup.ts'
import { CodeList } from '../../backend/src/platform/codes/code-list.ts'
import { withClient } from '../../backend/src/platform/database/roles.ts'
import { listedCodes } from '../support/listed-codes.ts'
import { mutationOf } from '../support/mutation.ts'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { createWorld, once, TODAY, type ApiClient, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let asEva: ApiClient
let asCarla: ApiClient
let file: CaseFile

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  await kreis.member('carla', 'coordinator')
  asEva = await world.as('eva')
  asCarla = await world.as('carla')
  file = await kreis.case(eva)
})
afterAll(() => world.close())

const LISTED =
  'query ($list: CodeList!) { codes(list: $list) { code labelDe labelEn stateCode reportingGroup validFrom validTo successor extensionId extensionVersion } }'
const listed = async (list: CodeList, client = asEva) =>
  (await client.get(LISTED, { list }))['codes'] as { code: string; [name: string]: unknown }[]
const one = async (list: CodeList, code: string) =>
  (await listed(list)).find(each => each.code === code)

const change = (
  client: ApiClient,
  [name, selection]: [name: string, selection?: string],
  input: object,
) => client.send(mutationOf(name, selection), { input: { clientMutationId: once(), ...input } })
const record = (topics: string[], heldOn = TODAY) =>
  change(asEva, ['recordConsultation', 'consultation { id }'], {
    caseId: file.id,
    heldOn,
    unit: 'INDIVIDUAL',
    setting: 'OUTREACH',
    topics,
  })
const rulesOf = ({ errors }: { errors: { extensions: { fields?: object[] } }[] }) =>
  errors.flatMap(({ extensions }) => extensions.fields ?? [])
const mentions = (code: string) =>
  world
    .sql<{ n: number }>(
      `select coalesce(sum(value), 0)::int as n from reporting.district_line where tenant = '08226' and block = 'D' and code = $1`,
      [code],
    )
    .then(([row]) => row!.n)

describe('what is delivered', () => {
  test('R-CODE-1 the lists of the API are those of the database, each with codes and an edition', async () => {
    const lists = await world.sql<{ list: string; codes: number; editions: number }>(
      `select l.list, (select count(*)::int from reference.code c where c.list = l.list) as codes,
         (select count(*)::int from reference.code_list_version v where v.list = l.list) as editions
       from reference.code_list l order by 1`,
    )
    expect(lists.map(({ list }) => list)).toEqual(Object.keys(CodeList).sort())
    for (const { list, codes, editions } of lists) {
      expect(codes, list).toBeGreaterThan(2)
      expect(editions, list).toBeGreaterThan(0)
    }
  })

  test('D7: each code has a German and an English name of its own in its list', async () => {
    for (const list of Object.keys(CodeList) as CodeList[]) {
      const codes = await listed(list)
      expect(codes.map(({ code }) => code)).toEqual(listedCodes(list))
      for (const name of ['labelDe', 'labelEn'] as const) {
        const labels = codes.map(code => code[name])
        expect(labels.filter(label => /^[A-Z]{2}$|^\d{3}$|^$/.test(String(label)))).toEqual([])
        expect(new Set(labels).size, `${list} ${name}`).toBe(labels.length)
      }
    }
    expect(await one('NATIONALITY', '475')).toMatchObject({ labelDe: 'Syrien', labelEn: 'Syria' })
  })

  test('R-CODE-3 every reporting group is a code of the list that groups', async () => {
    const orphans = await world.sql(
      `select c.list, c.code from reference.code c join reference.code_list l using (list)
       where (l.grouped_by is null) <> (c.reporting_group is null)
         or c.reporting_group is not null and not exists (
           select from reference.code g where g.list = l.grouped_by and g.code = c.reporting_group)`,
    )
    expect(orphans).toEqual([])
  })

  test('D7: the people of the demo speak and are what may be recorded', () => {
    const [languages, nationalities] = [listedCodes('LANGUAGE'), listedCodes('NATIONALITY')]
    for (const [origin] of ORIGINS) {
      expect(nationalities).toContain(origin.nationality)
      expect(origin.languages.filter(code => !languages.includes(code))).toEqual([])
    }
  })
})

describe('a code that is added by a row', () => {
  beforeAll(async () => {
    await world.sql(
      `insert into reference.code (list, code, version, position, valid_from) values ('TOPIC', 'DIGITAL', 1, 99, '2025-01-01')`,
    )
    await world.sql(
      `insert into reference.code_label values ('TOPIC', 'DIGITAL', 'de', 'Digitales'), ('TOPIC', 'DIGITAL', 'en', 'Digital matters')`,
    )
    await world.sql(
      `insert into reporting.code values ('TOPIC', 'DIGITAL', 'Digitales', 'Digital matters', 99, null)`,
    )
  })

  test('is offered, taken and counted, without a new start', async () => {
    expect(await one('TOPIC', 'DIGITAL')).toMatchObject({ labelDe: 'Digitales', validTo: null })
    expect((await record(['DIGITAL'])).errors).toEqual([])
    expect(await mentions('DIGITAL')).toBe(1)
  })

  test('has its name in the figure, in both languages', async () => {
    const { rows } = (
      await asCarla.get(
        '{ keyFigure(code: "KF-18", from: "2026-01-01", to: "2026-12-31", by: [TOPIC], territory: "08226") { rows { keys { code label labelEn } } } }',
      )
    )['keyFigure'] as { rows: { keys: object[] }[] }
    expect(rows.flatMap(({ keys }) => keys)).toContainEqual({
      code: 'DIGITAL',
      label: 'Digitales',
      labelEn: 'Digital matters',
    })
  })

  test('stays when the delivered lists are brought up to date', async () => {
    await loadReference(world.urls.migration)
    expect(await one('TOPIC', 'DIGITAL')).toBeDefined()
  })
})

describe('an addition of the Kreis', () => {
  let own: { id: string; code: string; version: number }

  beforeAll(async () => {
    const added = await change(
      asCarla,
      ['addCode', 'codeExtension { id code version validFrom }'],
      { list: 'TOPIC', labelDe: 'Größe & Möbel', labelEn: 'Furniture', mapsTo: 'HOUSING' },
    )
    own = added.data!['addCode'].codeExtension
  })

  test('gets a code from its name, from today on', () => {
    expect(own).toMatchObject({ code: 'OWN_GROESSE_MOEBEL', validFrom: TODAY, version: 1 })
  })

  test('stands in the list behind those of the state, and counts as its state-wide code', async () => {
    const codes = await listed('TOPIC')
    expect(codes.at(-1)).toMatchObject({
      code: own.code,
      stateCode: 'HOUSING',
      extensionId: own.id,
    })
    const before = await mentions('HOUSING')
    // both of them are one topic of the talk
    expect((await record([own.code, 'HOUSING'])).errors).toEqual([])
    expect(await mentions('HOUSING')).toBe(before + 1)
    expect(await mentions(own.code)).toBe(0)
  })

  test('is not known in another Kreis', async () => {
    const other = await world.kreis('08111')
    await other.manager('olga')
    const asOlga = await world.as('olga')
    expect((await listed('TOPIC', asOlga)).map(({ code }) => code)).not.toContain(own.code)
  })

  test.each([
    [
      'a list that is closed',
      { list: 'NATIONALITY', mapsTo: '475' },
      { path: 'list', rule: 'closed' },
    ],
    ['no state-wide code', { list: 'TOPIC', mapsTo: 'WEATHER' }, { path: 'mapsTo', rule: 'code' }],
    [
      'an own code as state-wide',
      { list: 'TOPIC', mapsTo: 'OWN_GROESSE_MOEBEL' },
      { path: 'mapsTo', rule: 'code' },
    ],
    [
      'a name that is there',
      { list: 'TOPIC', labelDe: 'größe & möbel' },
      { path: 'labelDe', rule: 'taken' },
    ],
  ])('is refused with %s', async (_, given, problem) => {
    const input = { labelDe: 'Neu', labelEn: 'New', mapsTo: 'OTHER', ...given }
    expect(rulesOf(await change(asCarla, ['addCode'], input))).toMatchObject([problem])
  })

  test('its meaning is kept for good: what it counts as cannot be changed', async () => {
    await expect(
      withClient(world.urls.tenant, async client => {
        await client.query('begin')
        await client.query(`select app.enter('08226')`)
        await client.query(`update app.code_extension set maps_to = 'OTHER'`)
      }),
    ).rejects.toThrow('permission denied')
  })

  test('once retired it is refused for later talks, taken for earlier ones, and readable in old ones', async () => {
    const yesterday = '2026-03-15'
    await world.sql(`update app.code_extension set valid_from = '2025-01-01'`)
    const retired = await change(asCarla, ['retireCode'], {
      id: own.id,
      version: 1,
      validTo: yesterday,
    })
    expect(retired.errors).toEqual([])
    expect(rulesOf(await record([own.code]))).toMatchObject([{ path: 'topics', rule: 'retired' }])
    const earlier = await record([own.code], yesterday)
    expect(earlier.errors).toEqual([])
    const { id } = earlier.data!['recordConsultation'].consultation
    const correct = { id, version: 1, heldOn: TODAY, topics: [own.code, 'HEALTH'] }
    expect((await change(asEva, ['correctConsultation'], correct)).errors).toEqual([])
    expect(await one('TOPIC', own.code)).toMatchObject({
      labelDe: 'Größe & Möbel',
      validTo: yesterday,
    })
  })
})

test('verify:rollup names a code that no list has', async () => {
  const found = () =>
    withClient(world.urls.admin, async client => {
      await client.query('begin')
      return compareLines(client)
    })
  expect(await found()).toEqual([])
  await world.sql('alter table app.consultation disable trigger user')
  await world.sql(
    `update app.consultation set topics = '{WEATHER}' where ctid = (select min(ctid) from app.consultation)`,
  )
  await world.sql('alter table app.consultation enable trigger user')
  expect(await found()).toMatchObject([
    { table: 'app.consultation', tenant: '08226', key: expect.stringContaining('topics') },
  ])
})
