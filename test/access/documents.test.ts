import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentKinds } from '../../backend/src/documents.ts'
import { roles, type Role } from '../../backend/src/platform/identity/roles.ts'
import { askDocument, type DocumentAnswer } from '../support/documents.ts'
import { once } from '../support/world.ts'
import { takeDenials } from './log.ts'
import { relations, type Relation } from './matrix.ts'
import { ofAllModules } from './modules.ts'
import type { DocumentRow, Variables } from './rows.ts'
import { checksum, createStage, FOREIGN, homeOf, loginOf, OWN, type Stage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await createStage()
})
afterAll(() => stage.world.close())

const rows = Object.entries(ofAllModules(({ documents }) => documents))
const cells = roles.flatMap(role => relations.map(relation => ({ role, relation })))
const REASON = 'Vorlage für die Dienstbesprechung'

const TENANTS: Record<Exclude<Relation, 'anonymous'>, (role: Role) => string[]> = {
  own: role => [homeOf(role)],
  foreign: role => [homeOf(role) === OWN ? FOREIGN : OWN],
  several: role => [homeOf(role), FOREIGN],
  none: () => [],
}

function expected({ allowed }: DocumentRow, role: Role, relation: Relation): string | null {
  if (relation === 'anonymous') return 'UNAUTHENTICATED'
  if (relation === 'none' || relation === 'several') return 'TENANT_CONTEXT_REQUIRED'
  return relation === 'own' && allowed.includes(role) ? null : 'FORBIDDEN'
}

interface Asked {
  kind: string
  variables: Variables
  role: Role
  relation?: Relation
  reason?: string
}

async function ask({
  kind,
  variables,
  role,
  relation = 'own',
  reason,
}: Asked): Promise<DocumentAnswer> {
  const { form } = documentKinds.find(({ name }) => name === kind)!
  const format = form === 'letter' ? 'pdf' : 'csv'
  const body = { format, reason, variables }
  if (relation === 'anonymous') return askDocument(stage.world, null, { kind, body })
  const wishes = { organizations: TENANTS[relation](role) }
  const { token } = await stage.world.as(loginOf(role), null, wishes)
  return askDocument(stage.world, token, { kind, body })
}

const reasonFor = ({ people }: DocumentRow) => (people === 'LIST' ? { reason: REASON } : {})

test('MX-1 the table names every kind of document and no other', () => {
  expect(rows.map(([kind]) => kind).sort()).toEqual(documentKinds.map(({ name }) => name).sort())
})

test('an address that names no document is none', async () => {
  const { token } = await stage.as('coordinator')
  for (const kind of ['none', 'Cases', '__proto__', 'constructor']) {
    const { status, code } = await askDocument(stage.world, token, { kind, body: {} })
    expect([status, code], kind).toEqual([404, 'NOT_FOUND'])
  }
})

describe.each(rows)('MX-1 %s', (kind, row) => {
  test('MX-3 is refused to everyone else, in the same words, and nothing is written', async () => {
    const before = await checksum(stage.world)
    const words = new Map<string, Set<string>>()
    for (const { role, relation } of cells) {
      const code = expected(row, role, relation)
      if (code === null) continue
      takeDenials(stage.world)
      const variables = row.variables(stage.own)
      const answer = await ask({ kind, variables, role, relation, ...reasonFor(row) })
      const where = `${role} ${relation}: ${answer.bytes.toString().slice(0, 300)}`
      const subject = code === 'UNAUTHENTICATED' ? {} : { subject: loginOf(role) }
      expect(takeDenials(stage.world)[0], where).toMatchObject({ code, ...subject })
      expect(answer.code, where).toBe(code)
      expect(answer.status, where).toBe(code === 'UNAUTHENTICATED' ? 401 : 403)
      words.set(code, (words.get(code) ?? new Set()).add(String(answer.message)))
    }
    expect(await checksum(stage.world), `${kind} was refused, and something was written`).toBe(
      before,
    )
    for (const [code, said] of words) expect([...said], code).toHaveLength(1)
  })

  test('MX-3 is made for those whom the table allows: the positive control', async () => {
    for (const role of row.allowed) {
      const answer = await ask({
        kind,
        variables: row.variables(stage.own),
        role,
        ...reasonFor(row),
      })
      expect(answer.status, `${role}: ${answer.bytes.toString().slice(0, 300)}`).toBe(200)
      expect(answer.bytes.length).toBeGreaterThan(20)
    }
    expect(row.allowed.length).toBeGreaterThan(0)
  })

  test('MX-2 what is not the caller’s answers as if it did not exist', async () => {
    const [role] = row.allowed as [Role]
    for (const variables of row.hides?.(stage) ?? []) {
      const hidden = await ask({ kind, variables, role, ...reasonFor(row) })
      const nowhere = await ask({ kind, variables: { id: once() }, role, ...reasonFor(row) })
      expect([hidden.status, hidden.bytes.toString()]).toEqual([404, nowhere.bytes.toString()])
    }
  })

  test('AUD-2 people in it leave one row in the audit trail with every copy, others none', async () => {
    const [role] = row.allowed as [Role]
    const entries = () =>
      stage.world.sql<Record<string, unknown>>(
        `select * from app.audit_entry where entity = 'Document' order by id`,
      )
    const before = await entries()
    await ask({ kind, variables: row.variables(stage.own), role, ...reasonFor(row) })
    const [entry, ...others] = (await entries()).slice(before.length)
    expect(others).toEqual([])
    if (!row.people) {
      expect(entry).toBeUndefined()
      return
    }
    expect(entry).toMatchObject({
      kind: 'READ',
      tenant: OWN,
      subject: loginOf(role),
      action: `document ${kind}`,
      person: row.people === 'ONE' ? stage.own.mine.person : null,
      reason: row.people === 'LIST' ? REASON : null,
    })
    expect(typeof entry!['row_count']).toBe(row.people === 'LIST' ? 'number' : 'object')
  })
})
