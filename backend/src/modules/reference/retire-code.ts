import { Field, InputType } from 'type-graphql'
import { BadInput } from '../../platform/ground/errors.ts'
import { DateScalar } from '../../platform/ground/scalars.ts'
import { RecordInput } from '../../platform/writing/mutation.type.ts'
import type { Work } from '../../platform/writing/work.ts'
import type { CodeExtension } from './code-extension.entity.ts'

@InputType({ description: 'Until when an own code may be chosen.' })
export class RetireCodeInput extends RecordInput {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day on which it may be chosen; null brings it back.',
  })
  declare validTo?: string | null
}

/** Ends the use of an own code; what has it keeps it, and shows its name. */
export function retireCode(
  code: CodeExtension,
  _work: Work,
  { validTo = null }: RetireCodeInput,
): void {
  if (validTo && validTo < code.validFrom)
    throw new BadInput({ path: 'validTo', rule: 'inPast', message: 'not before its first day' })
  code.validTo = validTo
}
