import { omit } from '../ground/omit.ts'
import type { RecordInput } from './mutation.type.ts'

/** What an input says about a record: what it leaves out is not in it, nor null where the field cannot be emptied. */
export function saidIn<Input extends RecordInput>(
  input: Input,
  optional: readonly (keyof Input)[],
): Partial<Omit<Input, keyof RecordInput>> {
  const facts = Object.entries(omit(input, 'id', 'version', 'clientMutationId'))
  return Object.fromEntries(
    facts.filter(
      ([name, value]) =>
        value !== undefined && (value !== null || optional.includes(name as keyof Input)),
    ),
  ) as Partial<Omit<Input, keyof RecordInput>>
}
