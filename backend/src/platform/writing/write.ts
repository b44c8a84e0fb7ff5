import { createHash } from 'node:crypto'
import { OptimisticLockError } from '@mikro-orm/core'
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import { getNamedType, isObjectType, type GraphQLResolveInfo } from 'graphql'
import { auditAs } from '../audit/audit-writer.ts'
import { unitOfWork } from '../database/orm.ts'
import { Conflict, IdempotencyMismatch, InProgress, NotFound } from '../api/errors.ts'
import { namedType } from '../reading/compile.ts'
import { typeReadFrom } from '../reading/plan.ts'
import { readOne, tenantOf, type ReadContext } from '../reading/read.ts'
import { selectedFields } from '../reading/selection.ts'
import { claim, settle, type Claim } from './idempotency.ts'
import type { MutationInput } from './mutation.type.ts'
import type { Aggregate, Verb } from './work.ts'

/** What writing needs of a request. */
export interface WriteContext extends ReadContext {
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
 * One mutation is one transaction: the claim on `clientMutationId`, the verb's changes, their audit rows. Then the
 * answer is read like any other, with the selection of this request.
 */
export async function write<Input extends MutationInput>(
  call: MutationCall<Input>,
  verb: Verb<Input>,
): Promise<object> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await answer(call, await once(call, verb))
    } catch (error) {
      if (!RETRIED.has(sqlState(error)) || attempt === ATTEMPTS) throw translate(error)
      await new Promise(resolve => setTimeout(resolve, Math.random() * 50 * attempt))
    }
  }
}

/** Does the work, or finds that it was done before. Returns the id of the record to answer with. */
async function once<Input extends MutationInput>(
  call: MutationCall<Input>,
  verb: Verb<Input>,
): Promise<string> {
  const { context, input, info } = call
  const { actor, requestId } = context
  const em = unitOfWork(context.orm, tenantOf(actor))
  auditAs(em, { actor, action: info.fieldName, requestId })

  await em.begin()
  try {
    const mine = claimOf(call)
    const earlier = await claim(em, mine)
    if (earlier && earlier.hash !== mine.hash) throw new IdempotencyMismatch()
    const id = earlier?.entityId ?? (await perform(em, { call, verb, mine }))
    await em.commit()
    return id
  } catch (error) {
    await em.rollback()
    throw error
  }
}

interface Performance<Input extends MutationInput> {
  call: MutationCall<Input>
  verb: Verb<Input>
  mine: Claim
}

async function perform<Input extends MutationInput>(
  em: EntityManager,
  { call, verb, mine }: Performance<Input>,
): Promise<string> {
  const { context, input } = call
  const record: Aggregate = await verb(
    { em: em, actor: context.actor, today: context.today() },
    input,
  )
  await em.flush()
  await settle(em, mine, record)
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

/** Reads the record into the payload; one that the caller may not see (any more) answers as if it did not exist. */
async function answer<Input extends MutationInput>(
  { context, info, input }: MutationCall<Input>,
  id: string,
): Promise<object> {
  const payload = getNamedType(info.returnType)
  if (!isObjectType(payload)) throw new Error(`${info.fieldName} answers with no object`)
  const [field] = Object.keys(payload.getFields()).filter(name => name !== 'clientMutationId')
  const nodes = [...selectedFields(info.fieldNodes, payload, info).values()]
    .flat()
    .filter(node => node.name.value === field)
  if (!field || !nodes.length) return { clientMutationId: input.clientMutationId }

  const typeName = namedType(payload, field)
  const { type, plan } = typeReadFrom(typeName)
  const visible = plan.visibleTo!(context.actor)
  const record = await readOne({
    context,
    info,
    type,
    typeName,
    nodes,
    scope: selection => [...visible(selection), (row, bind) => `${row}.id = ${bind(id)}::uuid`],
  })
  if (!record) throw new NotFound()
  return { clientMutationId: input.clientMutationId, [field]: record }
}

const sqlState = (error: unknown): string => String((error as { code?: unknown }).code ?? '')

function translate(error: unknown): unknown {
  if (error instanceof OptimisticLockError || RETRIED.has(sqlState(error))) return new Conflict()
  return sqlState(error) === '55P03' ? new InProgress() : error
}
