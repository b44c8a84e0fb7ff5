import { afterAll, beforeAll, expect, test } from 'vitest'
import { askDocument } from '../support/documents.ts'
import { instanceOf } from '../support/instance.ts'
import { manyCases } from '../support/many-cases.ts'
import type { Manager } from '../support/population.ts'
import { createWorld, type ApiClient, type World } from '../support/world.ts'

const HERE = '08226'

let world: World
let eva: Manager
let client: ApiClient

beforeAll(async () => {
  world = await createWorld()
  const kreis = await world.kreis(HERE)
  eva = await kreis.manager('eva')
  client = await world.as('eva')
  await manyCases(world, { kreis, manager: eva, count: 600 })
})
afterAll(() => world.close())

const trail = async () => {
  const [row] = await world.sql<{ count: number }>(
    `select count(*)::int as count from app.audit_entry where action = 'document cases'`,
  )
  return row!.count
}
const body = {
  format: 'pdf',
  variables: { filter: { open: true }, orderBy: 'NUMBER_ASC' },
  reason: 'Prüfung',
}

test('FI-7: a server that is killed while it makes a document gives it whole, and in the trail, or not at all', async () => {
  const outcomes = new Set<string>()
  for (const after of [60, 500, 20_000]) {
    const before = await trail()
    const { url, program, ended } = await instanceOf(world, 'a root key of documents')
    const asking = askDocument({ url: `${url}/graphql` }, client.token, { kind: 'cases', body })
    const killing = setTimeout(() => program.kill('SIGKILL'), after)
    const answer = await asking.catch(() => null)
    clearTimeout(killing)
    program.kill('SIGKILL')
    await ended
    if (answer) {
      expect(answer.status).toBe(200)
      expect(answer.bytes.subarray(0, 5).toString()).toBe('%PDF-')
      expect(answer.bytes.subarray(-7).toString()).toContain('%%EOF')
      expect(await trail()).toBe(before + 1)
    }
    outcomes.add(answer ? 'whole' : 'none')
  }
  expect([...outcomes].sort((a, b) => a.localeCompare(b))).toEqual(['none', 'whole'])
  // and whoever asks again, elsewhere, has it
  const again = await askDocument(world, client.token, { kind: 'cases', body })
  expect(again.status).toBe(200)
})
