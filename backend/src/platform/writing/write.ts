import { createHash } from 'node:crypto'
import { OptimisticLockError } from '@mikro-orm/core'
import type { MikroORM } from '@mikro-orm/postgresql'
import { getNamedType, isObjectType, type FieldNode, type GraphQLResolveInfo } from 'graphql'
import { auditAs, auditRows } from '../audit/audit-writer.ts'
import { unitOfWork, unitsOf } from '../database/orm.ts'
import { lastRead } from '../database/reads.ts'
import type { TenantTransaction } from '../database/tenant-transaction.ts'
import {
  codeOf,
  Conflict,
  Forbidden,
  IdempotencyMismatch,
  InProgress,
  NotFound,
} from '../api/errors.ts'
import { typeReadFrom, type ApiClass, type TypePlan } from '../reading/plan.ts'
import { permitted, readOne, tenantOf, type ReadContext, type Reads } from '../reading/read.ts'
import { namedType, selectedFields } from '../reading/selection.ts'
import { claim, settled, type Claim } from './idempotency.ts'
import type { MutationInput } from './mutation.type.ts'
import type { Verb, Work } from './work.ts'

/** What writing needs of a request. */
interface WriteContext extends ReadContext {
  orm: MikroORM
  today: () => string
}

export interface MutationCall<Input extends MutationInput> {
  context: WriteContext
  info: GraphQLResolveInfo
  input: Input
}

/** Deadlock and serialization failures are tried again, because a mutation is idempotent (LOCK-2). */
const RETRIED = new Set(['40001', '40P01'])
const ATTEMPTS = 3

/**
 * One mutation is one transaction: the claim on `clientMutationId`, the verb's changes, their audit rows, and the
 * answer, which is read like any other, with the selection of this request.
 */
export async function write<Input extends MutationInput>(
  call: MutationCall<Input>,
  verb: Verb<Input>,
): Promise<object> {
  // a replay never reaches the verb's own rules (IDEM-1)
  if (call.context.actor.tenant !== null && !call.context.actor.roles.length) throw new Forbidden()
  const selected = recordOf(call)
  checkRecord(call, selected)
  for (let attempt = 1; ; attempt++) {
    try {
      return payloadOf(call, selected, await once(call, verb, selected))
    } catch (error) {
      if (!RETRIED.has(codeOf(error)) || attempt === ATTEMPTS) throw translate(error)
      await new Promise(resolve => setTimeout(resolve, Math.random() * 50 * attempt))
    }
  }
}

/** Does the work, or finds that it was done before. Returns what the request selects of the record. */
async function once<Input extends MutationInput>(
  call: MutationCall<Input>,
  verb: Verb<Input>,
  selected: Selected,
): Promise<object | null> {
  const mine = claimOf(call)
  const units = await unitsOf(call.context.orm)
  return units.unit(mine.tenant, async transaction => {
    const earlier = await claim(transaction, mine)
    if (earlier && earlier.hash !== mine.hash) throw new IdempotencyMismatch()
    const id = earlier?.entityId ?? (await perform(transaction, { call, verb, mine }))
    return answer(call, selected, { id, reads: lastRead(transaction) })
  })
}

interface Performance<Input extends MutationInput> {
  call: MutationCall<Input>
  verb: Verb<Input>
  mine: Claim
}

/** The verb's changes, then their audit rows and the settled claim together with whatever ends the transaction. */
async function perform<Input extends MutationInput>(
  transaction: TenantTransaction,
  { call: { context, info, input }, verb, mine }: Performance<Input>,
): Promise<string> {
  const { actor, requestId, orm, today } = context
  const em = unitOfWork(orm, mine.tenant, transaction)
  const entries = auditAs(em, { actor, action: info.fieldName, requestId })
  const work: Work = {
    em,
    actor,
    today: today(),
    rows: statement => transaction.run(statement),
    send: statement => transaction.send(statement),
  }
  const record = await verb(work, input)
  await em.flush()
  if (entries.length) transaction.send(auditRows(mine.tenant, entries))
  transaction.send(settled(mine, record))
  return record.id
}

function claimOf({ context, info, input }: MutationCall<MutationInput>): Claim {
  const hash = createHash('sha256').update(JSON.stringify(input)).digest('base64url')
  const { subject } = context.actor
  return {
    tenant: tenantOf(context.actor),
    subject,
    operation: info.fieldName,
    key: input.clientMutationId,
    hash,
  }
}

/** What the request selects of the record that the payload carries. */
interface Selected {
  field: string
  type: ApiClass
  typeName: string
  nodes: FieldNode[]
  plan: TypePlan
}

function recordOf({ info }: MutationCall<MutationInput>): Selected {
  const payload = getNamedType(info.returnType)
  if (!isObjectType(payload)) throw new Error(`${info.fieldName} answers with no object`)
  const [field] = Object.keys(payload.getFields()).filter(name => name !== 'clientMutationId')
  if (!field) throw new Error(`${info.fieldName} answers with no record`)
  const nodes = [...selectedFields(info.fieldNodes, payload, info).values()]
    .flat()
    .filter(node => node.name.value === field)
  const typeName = namedType(payload, field)
  return { field, typeName, nodes, ...typeReadFrom(typeName) }
}

/** An answer that would be refused is refused before anything is written (MX-3). */
function checkRecord(
  { context, info }: MutationCall<MutationInput>,
  { type, typeName, nodes }: Selected,
): void {
  if (!nodes.length) return
  const { bindings } = permitted({ context, info, type, typeName }, nodes)
  for (const binding of bindings) binding(info)
}

/** Reads what is selected of the record; null when that is nothing, or when the caller may not see it (any more). */
async function answer<Input extends MutationInput>(
  { context: { actor, requestId }, info }: MutationCall<Input>,
  { type, typeName, nodes, plan }: Selected,
  { id, reads }: { id: string; reads: Reads },
): Promise<object | null> {
  if (!nodes.length) return null
  const visible = plan.visibleTo!(actor)
  return readOne({
    context: { actor, requestId, reads },
    info,
    type,
    typeName,
    nodes,
    scope: selection => [...visible(selection), (row, bind) => `${row}.id = ${bind(id)}::uuid`],
  })
}

/** A record that the caller may not see answers as if it did not exist. */
function payloadOf<Input extends MutationInput>(
  { input: { clientMutationId } }: MutationCall<Input>,
  { field, nodes }: Selected,
  record: object | null,
): object {
  if (!nodes.length) return { clientMutationId }
  if (!record) throw new NotFound()
  return { clientMutationId, [field]: record }
}

function translate(error: unknown): unknown {
  if (error instanceof OptimisticLockError || RETRIED.has(codeOf(error))) return new Conflict()
  return codeOf(error) === '55P03' ? new InProgress() : error
}
