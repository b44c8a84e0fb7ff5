import { authorize, type Rule } from '../identity/policy.ts'
import type { Facts } from '../reading/facts.ts'
import type { RecordInput } from '../writing/mutation.type.ts'
import { unchangedSince } from '../writing/version.ts'
import type { Aggregate, Work } from '../writing/work.ts'
import { mutation, type MutationRow } from './mutation-fields.ts'

interface Ground<Changed extends Aggregate, Known extends object> {
  /** Who may ask for any of them. */
  rule: Rule
  /** The record, if the caller may know of it; else it throws `NotFound`. */
  find: (work: Work, id: string) => Promise<Changed>
  /** What the rules of the changes need to know: of the record itself, or found out in its transaction. */
  facts: Facts<Known> | ((record: Changed, work: Work) => Promise<Known>)
}

interface Change<Changed, Known, Input> {
  description: string
  may: Rule<[Known]>
  /** What the caller takes beyond the record and its version. */
  input?: new () => Input
  does: (record: Changed, work: Work, input: Input) => unknown
}

/**
 * Mutations that change one kind of record: it is found, compared with what the caller saw (LOCK-1), and asked
 * whether this may be done to it, always in this order.
 */
export const changesOf =
  <Changed extends Aggregate & { version: number }, Known extends object>({
    rule,
    find,
    facts,
  }: Ground<Changed, Known>) =>
  <Input extends RecordInput = RecordInput>({
    description,
    may,
    does,
    input,
  }: Change<Changed, Known, Input>): MutationRow =>
    mutation<Input>({
      description,
      rule,
      ...(input && { input }),
      async verb(work, given) {
        authorize(rule, work.actor)
        const record = await find(work, given.id)
        await unchangedSince(given.version, record, work)
        authorize(may, work.actor, 'of' in facts ? facts.of(record) : await facts(record, work))
        await does(record, work, given)
        return record
      },
    })
