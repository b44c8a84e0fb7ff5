import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { searchText } from '../../backend/src/modules/cases/name-search.ts'
import type { Kreis, Manager } from '../support/population.ts'
import { createWorld, type ApiClient, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let asEva: ApiClient

interface Hit {
  case: { number: string }
  person: { displayName: string }
}

const SEARCH =
  'query ($text: String!) { search(text: $text) { case { number } person { displayName } } }'

const hits = async (text: string, client = asEva): Promise<string[]> => {
  const { search } = await client.get(SEARCH, { text })
  return search.map(({ person }: Hit) => person.displayName)
}

const person = (
  given_names: string,
  family_name: string,
  name_in_original_script: string | null = null,
) =>
  kreis.person({
    given_names,
    family_name,
    name_in_original_script,
    search_text: searchText([given_names, family_name, name_in_original_script]),
  })

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  const nina = await kreis.manager('nina')
  await kreis.member('anna', 'coordinator')
  await kreis.case(eva, { person: await person('Olena Maria', 'Schewtschenko', 'Олена Шевченко') })
  await kreis.case(eva, { person: await person('Muhammad', 'al-Hariri', 'محمد الحريري') })
  await kreis.case(eva, { person: await person('Jürgen', 'Müller') })
  await kreis.case(nina, { person: await person('Olena', 'Fremd') })
  const [head, child] = [await person('Amira', 'Haddad'), await person('Yusuf', 'Haddad')]
  const household = await kreis.household(head, [child])
  await kreis.case(eva, { unit: 'FAMILY', person: head, household })
  asEva = await world.as('eva')
})
afterAll(() => world.close())

describe('search', () => {
  test.each<[string, string[]]>([
    ['Olena Schewtschenko', ['Olena Maria Schewtschenko']],
    ['schewtschenko olena', ['Olena Maria Schewtschenko']],
    ['  MARIA   sche ', ['Olena Maria Schewtschenko']],
    ['Шевченко', ['Olena Maria Schewtschenko']],
    ['Олена', ['Olena Maria Schewtschenko']],
    ['Mohammed Hariri', ['Muhammad al-Hariri']],
    ['محمد', ['Muhammad al-Hariri']],
    ['Muller', ['Jürgen Müller']],
    ['Mueller', ['Jürgen Müller']],
    ['müller jürgen', ['Jürgen Müller']],
    ['Olena Müller', []],
    ['Fremd', []],
    ['%', []],
    ['o', []],
    ["'; drop table app.person; --", []],
    ['__', []],
  ])('%s finds %o', async (text, expected) => {
    expect(await hits(text)).toEqual(expected)
  })

  test('finds by file number, whole or in part', async () => {
    expect(await hits('2025-00003')).toEqual(['Jürgen Müller'])
    expect(await hits('00003')).toEqual(['Jürgen Müller'])
    expect(await hits('2025-00004')).toEqual([])
  })

  test('shows the family’s case by the member who fits, once', async () => {
    expect(await hits('Yusuf')).toEqual(['Yusuf Haddad'])
    expect(await hits('Haddad')).toEqual(['Amira Haddad'])
  })

  test('shows a coordinator the cases of the Kreis', async () => {
    expect((await hits('Olena', await world.as('anna'))).sort()).toEqual([
      'Olena Fremd',
      'Olena Maria Schewtschenko',
    ])
  })

  test('of a coordinator does not reach into files', async () => {
    const anna = await world.as('anna')
    const { code } = await anna.send('{ search(text: "Olena") { case { consultationCount } } }')
    expect(code).toBe('FORBIDDEN')
  })

  test('in another Kreis finds nobody', async () => {
    const other = await world.kreis('08111')
    await other.manager('tom')
    await other.member('carl', 'coordinator')
    for (const login of ['tom', 'carl'])
      expect(await hits('Olena', await world.as(login))).toEqual([])
  })

  test('cuts what is too long and shows at most 20', async () => {
    expect(await hits('Olena '.repeat(1000))).toEqual(['Olena Maria Schewtschenko'])
    const many = await person('Vielfach', 'Beispiel')
    for (let count = 0; count < 22; count++) await kreis.case(eva, { person: many })
    expect(await hits('Vielfach')).toHaveLength(20)
  })
})
