import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createSchema } from '../../backend/src/schema.ts'
import { roles, type Role } from '../../backend/src/platform/identity/roles.ts'
import type { Answer } from '../support/world.ts'
import { expected, matrix, relations, rowFor, type Relation, type Row } from './matrix.ts'
import { takeDenials } from './log.ts'
import { checksum, createStage, FOREIGN, homeOf, loginOf, OWN, type Stage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await createStage()
})
// what was started goes on behind the answer, and is not what the next test writes
afterEach(() => stage.world.server.jobs.round(OWN))
afterAll(() => stage.world.close())

const rows = Object.entries(matrix)
const cells = roles.flatMap(role => relations.map(relation => ({ role, relation })))

function organizations(role: Role, relation: Relation): string[] {
  if (relation === 'foreign') return [homeOf(role) === OWN ? FOREIGN : OWN]
  if (relation === 'several') return [homeOf(role), FOREIGN]
  return relation === 'none' ? [] : [homeOf(role)]
}

async function ask({ document, variables }: Row, role: Role, relation: Relation): Promise<Answer> {
  const body = { query: document, variables: variables?.(stage.own) }
  if (relation === 'anonymous') return stage.world.send(null, body)
  const wishes = { organizations: organizations(role, relation) }
  const { token } = await stage.world.as(loginOf(role), null, wishes)
  return stage.world.send(token, body)
}

/** An answer without anything in it. */
const nothing = (data: Answer['data']): boolean =>
  Object.values(data ?? {}).every(value => value === null)

test('MX-1 the table names every root field and no other', () => {
  const schema = createSchema()
  const fields = [schema.getQueryType(), schema.getMutationType()].flatMap(type =>
    Object.keys(type?.getFields() ?? {}),
  )
  expect(Object.keys(matrix).sort()).toEqual(fields.sort())
})

describe.each(rows)('MX-1 %s', (field, row) => {
  test('MX-3 is refused to everyone else, in the same words, and nothing is written', async () => {
    const before = await checksum(stage.world)
    const words = new Map<string, Set<string>>()
    for (const { role, relation } of cells) {
      const code = expected(row, role, relation)
      if (code === null) continue
      takeDenials(stage.world)
      const answer = await ask(row, role, relation)
      const where = `${role} ${relation}: ${JSON.stringify(answer)}`
      expect(takeDenials(stage.world), where).toMatchObject([
        code === 'UNAUTHENTICATED' ? { code } : { code, field, subject: loginOf(role) },
      ])
      expect(answer.code, where).toBe(code)
      expect(answer.errors, where).toHaveLength(1)
      expect(nothing(answer.data), where).toBe(true)
      words.set(code, (words.get(code) ?? new Set()).add(JSON.stringify(answer.errors)))
    }
    // what one of them had written would stay, so that once for all of them is enough
    expect(await checksum(stage.world), `${field} was refused, and something was written`).toBe(
      before,
    )
    for (const [code, said] of words) expect([...said], code).toHaveLength(1)
  })

  test('MX-3 is answered to those whom the table allows: the positive control', async () => {
    let allowed = 0
    for (const { role, relation } of cells) {
      if (expected(row, role, relation) !== null) continue
      const answer = await ask(row, role, relation)
      expect(answer.errors, `${role} ${relation}`).toEqual([])
      expect(JSON.stringify(answer.data?.[field]).length).toBeGreaterThan(5)
      allowed += 1
    }
    expect(allowed).toBeGreaterThan(0)
  })
})

test('KC-3 a function of one Kreis is none in another, whatever the realm says', async () => {
  for (const role of roles) {
    const { token } = await stage.world.as(loginOf(role), null, {
      organizations: [homeOf(role) === OWN ? FOREIGN : OWN],
      roles: [...roles],
    })
    const { data } = await stage.world.send(token, { query: '{ me { roles tenant { ags } } }' })
    expect(data?.['me'], role).toEqual({ roles: [], tenant: null })
    for (const [field, row] of rows) {
      if (row.allowed === 'everyone') continue
      const answer = await stage.world.send(token, {
        query: row.document,
        variables: row.variables?.(stage.foreign),
      })
      expect(answer.code, `${role} ${field}`).toBe('FORBIDDEN')
    }
  }
})

test('MX-3 a change whose answer is refused is not made', async () => {
  const coordinator = await stage.as('coordinator')
  const before = await checksum(stage.world)
  for (const [selection, code] of [
    ['case { id household { name } }', 'FORBIDDEN'],
    ['case { person { phone } }', 'FORBIDDEN'],
    ['case { consultations(first: 101) { nodes { id } } }', 'FORBIDDEN'],
  ] as const) {
    const document = `mutation ($input: OpenCaseInput!) { openCase(input: $input) { ${selection} } }`
    const answer = await coordinator.send(document, rowFor('openCase').variables?.(stage.own))
    expect(answer.code, selection).toBe(code)
  }
  const manager = await stage.as('integration_manager')
  const document = `mutation ($input: OpenCaseInput!) { openCase(input: $input) { case { consultations(first: 101) { nodes { id } } } } }`
  const answer = await manager.send(document, rowFor('openCase').variables?.(stage.own))
  expect(answer.code).toBe('BAD_USER_INPUT')
  expect(await checksum(stage.world)).toBe(before)
})
