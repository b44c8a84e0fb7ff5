import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Kreis, Manager } from '../support/population.ts'
import { createWorld, once, type ApiClient, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let asEva: ApiClient

interface Hit {
  match: string
  case: { number: string }
  person: { displayName: string }
}

const SEARCH =
  'query ($text: String!) { search(text: $text) { match case { number } person { displayName } } }'

const hits = async (text: string, client = asEva): Promise<string[]> => {
  const { search } = await client.get(SEARCH, { text })
  return search.map(({ person }: Hit) => person.displayName)
}

const matches = async (text: string): Promise<string[]> =>
  (await asEva.get(SEARCH, { text }))['search'].map(({ match }: Hit) => match)

const person = (
  given_names: string,
  family_name: string,
  name_in_original_script: string | null = null,
) => kreis.person({ given_names, family_name, name_in_original_script })

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

  test('finds by file number, whole or in part, with any separator and without leading zeros', async () => {
    for (const typed of [
      '2025-00003',
      '00003',
      '202500003',
      '2025 00003',
      '2025/3',
      '25.03',
      '#03',
    ])
      expect(await hits(typed), typed).toEqual(['Jürgen Müller'])
    expect(await hits('2025-0000')).toHaveLength(4)
    expect(await hits('2025-00004')).toEqual([])
  })

  test('puts the spelling that was typed first, then accents, transcriptions, beginnings', async () => {
    const names = ['Sulaf', 'Sülaf', 'Soulaf', 'Sulafa']
    for (const name of names.toReversed())
      await kreis.case(eva, { person: await person(name, 'Beispiel') })
    const anna = await world.as('anna')
    for (const client of [asEva, anna])
      expect(await hits('sulaf', client)).toEqual(names.map(name => `${name} Beispiel`))
    expect(await matches('sulaf')).toEqual(['SPELLING', 'SPELLING', 'TRANSCRIPTION', 'BEGINNING'])
    expect(await matches('2025-00003')).toEqual(['NUMBER'])
    expect(await matches('Chevtchenko')).toEqual(['TRANSCRIPTION'])
  })

  test('adds what is far-fetched only as long as there are fewer than five', async () => {
    for (let count = 0; count < 7; count++)
      await kreis.case(eva, { person: await person('Probe', 'Tarnubak') })
    for (let count = 0; count < 3; count++)
      await kreis.case(eva, { person: await person('Probe', 'Tirnabak') })
    for (const client of [asEva, await world.as('anna')]) {
      expect(await hits('Tarnubak', client)).toEqual(Array(7).fill('Probe Tarnubak'))
      expect(new Set(await hits('Tirnabak', client))).toContain('Probe Tirnabak')
      expect(await hits('Tirnabak', client)).toHaveLength(5)
      expect((await hits('Tirnabak', client)).slice(0, 3)).toEqual(Array(3).fill('Probe Tirnabak'))
    }
  })

  test('takes one sign for a name, one letter for none', async () => {
    await kreis.case(eva, { person: await person('Wei', 'Li', '李伟') })
    for (const typed of ['李', '李伟', '伟 李', 'Li Wei'])
      expect(await hits(typed), typed).toEqual(['Wei Li'])
    expect(await hits('L')).toEqual([])
  })

  test('finds whom somebody has just taken in, by another spelling', async () => {
    const open = 'mutation ($input: OpenCaseInput!) { openCase(input: $input) { case { number } } }'
    const input = {
      clientMutationId: once(),
      person: { givenNames: 'Dschawahir', familyName: 'Al-Qudsi' },
      unit: 'INDIVIDUAL',
      municipality: kreis.municipality,
    }
    await asEva.get(open, { input })
    expect(await hits('Djawahir Kudsi')).toEqual(['Dschawahir Al-Qudsi'])
    expect(await hits('kudsi', await world.as('anna'))).toEqual(['Dschawahir Al-Qudsi'])
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

  test('takes many words and shows at most 20', async () => {
    expect(await hits('Olena '.repeat(16))).toEqual(['Olena Maria Schewtschenko'])
    const many = await person('Vielfach', 'Beispiel')
    for (let count = 0; count < 22; count++) await kreis.case(eva, { person: many })
    expect(await hits('Vielfach')).toHaveLength(20)
  })
})
