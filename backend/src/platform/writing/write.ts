import { hash } from 'node:crypto'
import type { MikroORM } from '@mikro-orm/postgresql'
import { getNamedType, type GraphQLInputObjectType, type GraphQLResolveInfo } from 'graphql'
import { unitsOf } from '../database/orm.ts'
import { lastRead } from '../reading/tenant-reads.ts'
import type { TenantTransaction } from '../database/tenant-transaction.ts'
import {
  BadInput,
  DomainError,
  DoneUnseen,
  Forbidden,
  IdempotencyMismatch,
  type FieldProblem,
} from '../ground/errors.ts'
import { authorize, type Rule } from '../identity/policy.ts'
import { permitted, readOne, tenantOf, type ReadContext, type Reads } from '../reading/read.ts'
import { attempted, settledError } from './attempts.ts'
import type { CodeBook, CodeBooks } from '../codes/code-book.ts'
import { namesCodes, problemsIn } from '../limits/check-input.ts'
import { claim, earlierOf, settled, type Claim } from './idempotency.ts'
import type { MutationInput } from './mutation.type.ts'
import { atLeastId, payloadOf, recordOf, type Selected } from './payload.ts'
import { inTurn } from './turns.ts'
import { Unit } from './unit.ts'
import type { Verb, Work } from './work.ts'

/** What writing needs of a request. */
interface WriteContext extends ReadContext {
  orm: MikroORM
  codes: CodeBooks
  today: () => string
}

export interface MutationCall<Input extends MutationInput> {
  context: WriteContext
  info: GraphQLResolveInfo
  input: Input
  /** Who may ask for this at all; a replay is asked again, because it never reaches the verb (IDEM-1). */
  rule: Rule
}

/**
 * One mutation is one transaction: the claim on `clientMutationId`, the verb's changes, their audit rows, and the
 * answer, which is read like any other, with the selection of this request.
 */
export async function write<Input extends MutationInput>(
  call: MutationCall<Input>,
  verb: Verb<Input>,
): Promise<object> {
  const { actor } = call.context
  if (actor.impersonator) throw new Forbidden('Whoever acts in the place of another only reads')
  authorize(call.rule, actor)
  const selected = recordOf(call.info)
  checkRecord(call, selected)
  const mine = claimOf(call)
  const looked = await lookedThrough(call)
  const record = await inTurn(mine, () =>
    attempted(() => once({ call, verb, mine, selected, ...looked })),
  )
  return payloadOf(call.input.clientMutationId, selected, record)
}

interface Wish<Input extends MutationInput> extends Looked {
  call: MutationCall<Input>
  verb: Verb<Input>
  mine: Claim
  selected: Selected
}

interface Looked {
  /** What the limits of the input say, which comes together with what the verb finds. */
  problems: FieldProblem[]
  /** Of inputs that name codes. */
  book?: CodeBook
}

/** Does the work, or finds that it was done before: what the request selects of the record. */
async function once<Input extends MutationInput>(
  wish: Wish<Input>,
): Promise<object | null | undefined> {
  const units = await unitsOf(wish.call.context.orm)
  let unit: TenantTransaction | undefined
  try {
    return await units.unit(wish.mine.tenant, transaction => {
      unit = transaction
      return within(transaction, wish)
    })
  } catch (error) {
    throw settledError(unit, error)
  }
}

async function within<Input extends MutationInput>(
  transaction: TenantTransaction,
  wish: Wish<Input>,
): Promise<object | null | undefined> {
  const { call, mine, selected } = wish
  const reads = lastRead(transaction)
  const id = await perform(transaction, wish)
  if (id) {
    const record = await answer(call, selected, { id, reads })
    if (record !== null) return record
    await transaction.commit()
    throw new DoneUnseen(null)
  }
  const { hash: before, entityId } = await earlierOf(transaction, mine)
  if (before !== mine.hash) throw new IdempotencyMismatch()
  return answer(call, atLeastId(selected), { id: entityId, reads })
}

/** Works while the claim is on its way; null when that says that all was done before, whatever the verb thinks of it. */
async function perform<Input extends MutationInput>(
  transaction: TenantTransaction,
  wish: Wish<Input>,
): Promise<string | null> {
  const taken = claim(transaction, wish.mine)
  try {
    return await change(transaction, wish)
  } catch (error) {
    if (await taken) throw error
    return null
  }
}

/** The verb's changes, then their audit rows and the settled claim together with whatever ends the transaction. */
async function change<Input extends MutationInput>(
  transaction: TenantTransaction,
  { call: { context, info, input }, verb, mine, problems, book }: Wish<Input>,
): Promise<string> {
  const { actor, requestId, orm, today } = context
  const ground = { orm, tenant: mine.tenant, today: today(), ...(book && { book }) }
  const occasion = { actor, action: info.fieldName, requestId }
  const unit = new Unit(transaction, ground, occasion)
  const record = problems.length
    ? await refused(problems, () => verb(lookingOnly(unit.work), input))
    : await verb(unit.work, input)
  await unit.complete()
  transaction.send(settled(mine, record))
  return record.id
}

/** Ends a verb that has found nothing wrong itself before it writes, and works out, what is refused anyway. */
class Enough extends Error {}

function enough(): never {
  throw new Enough()
}

const lookingOnly = (work: Work): Work =>
  Object.assign(Object.create(work) as Work, {
    add: enough,
    change: enough,
    send: enough,
    promise: enough,
  })

/** Who may not do it hears so first; then all that is wrong is told at once, as far as the verb looks before it writes. */
async function refused(problems: FieldProblem[], work: () => unknown): Promise<never> {
  try {
    await work()
  } catch (error) {
    if (error instanceof BadInput) throw new BadInput(...beyond(problems, error), ...problems)
    if (error instanceof DomainError) throw error
  }
  throw new BadInput(...problems)
}

/** What a verb says of fields about which the limits have said nothing. */
const beyond = (problems: FieldProblem[], { extensions }: BadInput): FieldProblem[] =>
  extensions.fields.filter(({ path }) => !problems.some(told => told.path === path))

/** A code that was added a moment ago is looked for once more before it is refused. */
async function lookedThrough<Input extends MutationInput>({
  context,
  info,
  input,
}: MutationCall<Input>): Promise<Looked> {
  const { args } = info.parentType.getFields()[info.fieldName]!
  const type = getNamedType(args[0]!.type) as GraphQLInputObjectType
  if (!namesCodes(type)) return { problems: problemsIn(type, input) }
  const tenant = tenantOf(context.actor)
  const book = await context.codes.of(tenant)
  const problems = problemsIn(type, input, book)
  if (problems.every(({ rule }) => rule !== 'code')) return { problems, book }
  const latest = await context.codes.latest(tenant)
  return { problems: problemsIn(type, input, latest), book: latest }
}

function claimOf({ context, info, input }: MutationCall<MutationInput>): Claim {
  const { subject } = context.actor
  return {
    tenant: tenantOf(context.actor),
    subject,
    operation: info.fieldName,
    key: input.clientMutationId,
    hash: hash('sha256', JSON.stringify(input), 'base64url'),
  }
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

/** Reads what is selected of the record: null when the caller may not see it, undefined when nothing is. */
async function answer<Input extends MutationInput>(
  { context: { actor, requestId }, info }: MutationCall<Input>,
  { type, typeName, nodes, visibleTo }: Selected,
  { id, reads }: { id: string; reads: Reads },
): Promise<object | null | undefined> {
  if (!nodes.length) return undefined
  const visible = visibleTo(actor)
  return readOne({
    context: { actor, requestId, reads },
    info,
    type,
    typeName,
    nodes,
    scope: selection => [...visible(selection), (row, bind) => `${row}.id = ${bind(id)}::uuid`],
  })
}
