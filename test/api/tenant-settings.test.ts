import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mutationOf } from '../support/mutation.ts'
import { createWorld, once, type ApiClient, type World } from '../support/world.ts'

const HERE = '08226'
const NEXT_DOOR = '08111'

let world: World
let people: Record<'eva' | 'carla' | 'clara' | 'stefan' | 'amal' | 'miriam', ApiClient>

beforeAll(async () => {
  world = await createWorld()
  const here = await world.kreis(HERE)
  const nextDoor = await world.kreis(NEXT_DOOR)
  await here.manager('eva')
  await here.member('carla', 'coordinator')
  await here.member('clara', 'coordinator')
  await nextDoor.member('stefan', 'coordinator')
  await nextDoor.manager('amal')
  await (await world.kreis('08')).member('miriam', 'ministry_analyst')
  people = {
    eva: await world.as('eva'),
    carla: await world.as('carla'),
    clara: await world.as('clara'),
    stefan: await world.as('stefan'),
    amal: await world.as('amal'),
    miriam: await world.as('miriam'),
  }
})
afterAll(() => world.close())

const FIELDS = 'id version imprintDe imprintEn privacyDe accessibilityDe helpDe helpEn'
const settingsOf = async (who: keyof typeof people) =>
  (await people[who].get(`{ tenantSettings { ${FIELDS} } }`))['tenantSettings'] as {
    id: string
    version: number
    [name: string]: unknown
  } | null
const change = (who: keyof typeof people, input: object) =>
  people[who].send(mutationOf('changeSettings', `tenantSettings { ${FIELDS} }`), {
    input: { clientMutationId: once(), ...input },
  })
const settled = async () => (await settingsOf('carla'))?.version ?? 0

describe('C18: the texts of a Kreis', () => {
  test('nothing is set at first, wherever somebody works', async () => {
    for (const who of ['eva', 'carla', 'stefan', 'miriam'] as const)
      expect(await settingsOf(who)).toBeNull()
  })

  test('a version that nobody can have seen is no first change', async () => {
    const { code, errors } = await change('carla', { version: 3, helpDe: 'Zimmer 3' })
    expect([code, errors[0]!.extensions['currentVersion']]).toEqual(['CONFLICT', 0])
    expect(await settingsOf('carla')).toBeNull()
  })

  test('what a coordinator sets is read by everyone of the Kreis, and not by the neighbour or the state', async () => {
    const { data } = await change('carla', {
      version: 0,
      imprintDe: '  Landratsamt, Kurfürstenanlage 38  ',
      helpDe: 'Zimmer 3\n\nhilfe@kreis.test',
    })
    expect(data).toMatchObject({ changeSettings: { tenantSettings: { version: 1 } } })

    for (const who of ['eva', 'carla', 'clara'] as const)
      expect(await settingsOf(who)).toMatchObject({
        imprintDe: 'Landratsamt, Kurfürstenanlage 38',
        imprintEn: null,
        helpDe: 'Zimmer 3\n\nhilfe@kreis.test',
      })
    for (const who of ['stefan', 'amal', 'miriam'] as const)
      expect(await settingsOf(who)).toBeNull()
  })

  test('the neighbour has an own row, whatever stands next door', async () => {
    await change('stefan', { version: 0, helpEn: 'Room 7' })
    expect(await settingsOf('amal')).toMatchObject({ helpEn: 'Room 7', helpDe: null, version: 1 })
    expect(await settingsOf('eva')).toMatchObject({ helpEn: null })
  })

  test('what is left out stays, nothing and blanks bring the product’s own back', async () => {
    const version = await settled()
    await change('carla', {
      version,
      imprintEn: 'District office',
      helpDe: null,
      privacyDe: ' \n ',
    })
    expect(await settingsOf('eva')).toMatchObject({
      version: version + 1,
      imprintDe: 'Landratsamt, Kurfürstenanlage 38',
      imprintEn: 'District office',
      helpDe: null,
      privacyDe: null,
    })
  })

  test('LOCK-1: who is slower hears who was faster, and with which text', async () => {
    const version = await settled()
    await change('clara', { version, accessibilityDe: 'Von Clara' })
    const { code, errors } = await change('carla', { version, accessibilityDe: 'Von Carla' })

    expect(code).toBe('CONFLICT')
    expect(errors[0]!.extensions).toMatchObject({
      currentVersion: version + 1,
      changed: ['accessibilityDe'],
      by: 'clara',
    })
    expect(await settingsOf('eva')).toMatchObject({ accessibilityDe: 'Von Clara' })
  })

  test('of two first changes at once one is done, and the other hears of it', async () => {
    await (await world.kreis('08317')).member('otto', 'coordinator')
    const otto = await world.as('otto')
    const answers = await Promise.all(
      ['A', 'B'].map(helpDe =>
        otto.send(mutationOf('changeSettings'), {
          input: { clientMutationId: once(), version: 0, helpDe },
        }),
      ),
    )
    expect(answers.filter(({ code }) => code === undefined)).toHaveLength(1)
    expect(answers.filter(({ code }) => code === 'CONFLICT')).toHaveLength(1)
  })

  test('only a coordinator changes them', async () => {
    const version = await settled()
    for (const who of ['eva', 'amal', 'miriam'] as const)
      expect((await change(who, { version, helpDe: 'x' })).code).toBe('FORBIDDEN')
  })

  test('C17: a text that is too long, or holds what cannot be seen, is refused at its field', async () => {
    const version = await settled()
    const { errors } = await change('carla', {
      version,
      imprintDe: 'x'.repeat(10_001),
      helpEn: 'a\u202eb',
    })
    expect(errors[0]!.extensions.fields?.map(({ path }) => path).sort()).toEqual([
      'helpEn',
      'imprintDe',
    ])
  })

  test('AUD-1: who changed which text is in the trail, and not what it says', async () => {
    await change('carla', { version: await settled(), helpDe: 'Geheimrezept' })
    const [last] = await world.sql<{ action: string; entity: string; changed: string[] }>(
      `select * from app.audit_entry where tenant = $1 and entity = 'TenantSettings' order by id desc limit 1`,
      [HERE],
    )
    expect(last).toMatchObject({ action: 'changeSettings', changed: ['help_de'] })
    expect(JSON.stringify(last)).not.toContain('Geheimrezept')
  })
})

describe('C18: the lists of a Kreis', () => {
  const lists = async (who: keyof typeof people) =>
    (await people[who].get('{ codeLists { list labelDe labelEn extensible own } }'))[
      'codeLists'
    ] as { list: string; labelDe: string; extensible: boolean; own: number }[]

  test('those that take additions come first, by name, with how many the Kreis has added', async () => {
    const input = { list: 'TOPIC', labelDe: 'Garten', labelEn: 'Garden', mapsTo: 'OTHER' }
    await people.carla.get(mutationOf('addCode', 'codeExtension { id }'), {
      input: { clientMutationId: once(), ...input },
    })

    const listed = await lists('carla')
    const open = listed.filter(({ extensible }) => extensible)
    expect(listed.slice(0, open.length)).toEqual(open)
    expect(open.map(({ labelDe }) => labelDe)).toEqual(open.map(l => l.labelDe).toSorted())
    expect(open.map(({ list }) => list)).toContain('CLOSE_REASON')
    expect(listed.find(({ list }) => list === 'LANGUAGE')).toMatchObject({ extensible: false })
    expect(listed.find(({ list }) => list === 'TOPIC')).toMatchObject({ own: 1 })
  })

  test('what the neighbour has added is not counted', async () => {
    expect((await lists('stefan')).find(({ list }) => list === 'TOPIC')).toMatchObject({ own: 0 })
  })
})
