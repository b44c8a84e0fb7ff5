import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Kreis, Manager } from '../support/population.ts'
import { createWorld, type ApiClient, type World } from '../support/world.ts'

const MOST = 200
const DAYS = Array.from({ length: MOST + 1 }, (_, at) =>
  new Date(Date.UTC(2025, 1, 1 + at)).toISOString().slice(0, 10),
)

let world: World
let kreis: Kreis
let eva: Manager
let asEva: ApiClient

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  asEva = await world.as('eva')
})
afterAll(() => world.close())

interface Grown {
  /** Where the list is, from the case on. */
  at: readonly string[]
  /** A case whose list has so many rows. */
  withRows: (rows: number) => Promise<string>
}

const lists: Record<string, Grown> = {
  household: {
    at: ['household', 'members'],
    async withRows(rows) {
      const person = await kreis.person()
      const others = Array<string>(rows - 1).fill(await kreis.person())
      const household = await kreis.household(person, others)
      return (await kreis.case(eva, { person, household, unit: 'FAMILY' })).id
    },
  },
  assignments: {
    at: ['assignments'],
    async withRows(rows) {
      const { id } = await kreis.case(eva)
      for (const valid_from of DAYS.slice(1, rows))
        await kreis.assignment(id, eva, { valid_from, valid_to: valid_from })
      return id
    },
  },
  'follow-ups': {
    at: ['followUps'],
    async withRows(rows) {
      const { id } = await kreis.case(eva)
      for (const due_on of DAYS.slice(0, rows)) await kreis.followUp(id, eva, { due_on })
      return id
    },
  },
}

/** Compiled, and interpreted, as documents with directives are. */
const WAYS = { compiled: '', interpreted: '@include(if: true)' }

describe.each(Object.entries(lists))('S11: %s that a case has grown', (_name, { at, withRows }) => {
  test.each(Object.entries(WAYS))('are answered whole or refused, %s', async (_way, directive) => {
    const field = `${at.join(' { ')} { id }${' }'.repeat(at.length - 1)}`
    const document = `query ($id: UUID!) { case(id: $id) { ${field} id ${directive} } }`
    const full = await asEva.send(document, { id: await withRows(MOST) })
    expect(full.errors).toEqual([])
    const rows = at.reduce<unknown>((found, step) => Object(found)[step], full.data!['case'])
    expect(rows).toHaveLength(MOST)

    const { data, code, errors } = await asEva.send(document, { id: await withRows(MOST + 1) })
    expect(code).toBe('TOO_MANY_ROWS')
    expect(errors).toMatchObject([
      { path: ['case', ...at], extensions: { code: 'TOO_MANY_ROWS', most: MOST } },
    ])
    expect(JSON.stringify(data)).not.toContain('[')
  })
})
