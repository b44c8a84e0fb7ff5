import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

let world: World

beforeAll(async () => {
  world = await createWorld()
  const kreis = await world.kreis('08226')
  const other = await world.kreis('08111')
  const ministry = await world.kreis('08')
  await kreis.manager('eva', { given_name: 'Eva', family_name: 'Sternau' })
  await other.manager('eva')
  await kreis.member('anna', 'coordinator')
  await ministry.member('kern', 'ministry_analyst')
})
afterAll(() => world.close())

const ME = `{ me { subject displayName tenant { ags kind } roles memberships { tenant { ags } role }
  can { recordConsultation openCase assignCase readStaff readOwnFigures readStateFigures } manager { displayName } } }`

describe('me', () => {
  test('tells a manager who they are in the organisation of the token', async () => {
    const eva = await world.as('eva')
    const { me } = await eva.get(ME)
    expect(me).toMatchObject({
      subject: 'eva',
      tenant: { ags: '08226', kind: 'LANDKREIS' },
      roles: ['INTEGRATION_MANAGER'],
      can: { recordConsultation: true, assignCase: false, readStateFigures: false },
      manager: { displayName: 'Eva Sternau' },
    })
    expect(me.memberships).toHaveLength(2)
  })

  test('answers without a tenant, with nothing allowed', async () => {
    const eva = await world.as('eva', null)
    const { me } = await eva.get(ME)
    expect(me).toMatchObject({ tenant: null, roles: [], manager: null })
    expect(Object.values(me.can)).not.toContain(true)
  })

  test('the ministry reads the figures of the state and nothing else', async () => {
    const kern = await world.as('kern')
    const { me } = await kern.get(ME)
    expect(me.can).toMatchObject({ readStateFigures: true, readStaff: false, openCase: false })
  })
})

describe('D8: a manager reads her own figures', () => {
  const OWN = `{ me { manager { openCases consultationsThisMonth fte qualification gender activeFrom
    activeUntil version unit { name } } } }`

  test('and nobody else’s', async () => {
    const kreis = await world.kreis('08115')
    const ada = await kreis.manager('ada', { fte_hundredths: 75 })
    const bea = await kreis.manager('bea')
    const mine = await kreis.case(ada)
    await kreis.case(ada, { status: 'CLOSED', closed_on: '2025-06-01' })
    await kreis.case(bea)
    const asAda = await world.as('ada')
    const { me } = await asAda.get(OWN)
    expect(me.manager).toMatchObject({ openCases: 1, fte: 0.75, unit: { name: 'Landratsamt' } })
    const { me: hers } = await (await world.as('bea')).get(OWN)
    expect(hers.manager).toMatchObject({ openCases: 1, fte: 1 })

    const others = 'query ($id: UUID!) { case(id: $id) { manager { openCases } } }'
    expect((await asAda.send(others, { id: mine.id })).code).toBe('FORBIDDEN')
    const beside =
      'query ($id: UUID!) { me { manager { openCases } } case(id: $id) { manager { fte } } }'
    expect((await asAda.send(beside, { id: mine.id })).code).toBe('FORBIDDEN')
    expect((await asAda.send('{ staff { nodes { openCases } } }')).code).toBe('FORBIDDEN')
  })

  test('who is no manager has none', async () => {
    for (const login of ['anna', 'kern'])
      expect(await (await world.as(login)).get('{ me { manager { openCases } } }')).toEqual({
        me: { manager: null },
      })
  })
})

test('tenants lists every organisation once, also without a tenant', async () => {
  const eva = await world.as('eva', null)
  const { tenants } = await eva.get('{ tenants { ags name short kind } }')
  expect(tenants.map(({ ags }: { ags: string }) => ags)).toEqual(['08111', '08226'])
})

describe('municipalities', () => {
  const MUNICIPALITIES = '{ municipalities { ags name district kind population } }'

  test('are those of the Kreis', async () => {
    const { municipalities } = await (await world.as('anna')).get(MUNICIPALITIES)
    expect(municipalities).toHaveLength(54)
    expect(new Set(municipalities.map((one: { district: string }) => one.district))).toEqual(
      new Set(['08226']),
    )
  })

  test('are all of the territory for the ministry', async () => {
    const { municipalities } = await (await world.as('kern')).get(MUNICIPALITIES)
    expect(municipalities).toHaveLength(1101)
  })
})

test.each([
  '{ cases { nodes { id } } }',
  '{ case(id: "018f2f6e-0000-7000-8000-000000000001") { id } }',
  '{ search(text: "Kalyna") { case { id } } }',
  '{ staff { nodes { id } } }',
  '{ followUps { nodes { id } } }',
  '{ municipalities { ags } }',
  '{ keyFigureCatalogue { code } }',
  '{ keyFigure(code: "KF-13", from: "2026-01-01", to: "2026-01-31") { total { value } } }',
])('without a tenant %s is refused', async document => {
  const eva = await world.as('eva', null)
  const { code } = await eva.send(document)
  expect(code).toBe('TENANT_CONTEXT_REQUIRED')
})

test('KC-2: work in two organisations at once asks for one of them', async () => {
  const both = await world.as('eva', null, { organizations: ['08226', '08111'] })
  const { me } = await both.get('{ me { tenant { ags } } }')
  expect(me.tenant).toBeNull()
  const { code } = await both.send('{ cases { nodes { id } } }')
  expect(code).toBe('TENANT_CONTEXT_REQUIRED')
})
