import { Field, Mutation, ObjectType } from 'type-graphql'
import type { Rule } from '../identity/policy.ts'
import { planOf, type ApiClass } from '../reading/plan.ts'
import { MutationPayload, RecordInput, type MutationInput } from '../writing/mutation.type.ts'
import type { Verb } from '../writing/work.ts'
import { write, type MutationCall } from '../writing/write.ts'
import { resolverOf, type ResolverClass } from './root-field.ts'

interface Row<Input extends MutationInput> {
  description: string
  /** Who may ask for it at all. */
  rule: Rule
  verb: Verb<Input>
  /** What it takes beyond the record and its version. */
  input?: new () => Input
}

/** Erased, so that rows with different inputs stand in one table. */
export interface MutationRow {
  description: string
  rule: Rule
  verb: Verb<MutationInput>
  input: new () => MutationInput
}

/** One mutation of a table of `mutations`; `input` may be left out where the verb takes `RecordInput`. */
export function mutation<Input extends MutationInput = RecordInput>(row: Row<Input>): MutationRow {
  return { ...row, input: row.input ?? RecordInput } as unknown as MutationRow
}

type WriteContext = MutationCall<MutationInput>['context']
/** What happens around each of them, e.g. a second factor before. */
type Around<Context> = (context: Context, written: () => Promise<object>) => Promise<object>

/** The mutations that change one kind of record. All of them answer with the record as it is then. */
export function mutations<Context extends WriteContext>(
  type: ApiClass,
  rows: Record<string, MutationRow>,
  around: Around<Context> = (_, written) => written(),
): ResolverClass {
  const payload = payloadOf(type)
  const fields = Object.entries(rows).map(([name, { description, rule, verb, input: taken }]) => ({
    name,
    decorators: [Mutation(() => payload, { description })],
    arguments: [{ name: 'input', type: () => taken, options: {} }],
    resolve: (context: Context, info: MutationCall<MutationInput>['info'], [input]: unknown[]) =>
      around(context, () => write({ context, info, input: input as MutationInput, rule }, verb)),
  }))
  return resolverOf(...fields)
}

const payloads = new Map<ApiClass, ApiClass>()

/** One for each type, however many modules have mutations that answer with it. */
function payloadOf(type: ApiClass): ApiClass {
  const known = payloads.get(type)
  if (known) return known
  const { name } = planOf(type)
  @ObjectType(`${name}Payload`, {
    simpleResolvers: true,
    description: `The ${name} as it is now.`,
  })
  class Payload extends MutationPayload {}
  const field = name.charAt(0).toLowerCase() + name.slice(1)
  Field(() => type, { description: 'The record.' })(Payload.prototype, field)
  payloads.set(type, Payload)
  return Payload
}
