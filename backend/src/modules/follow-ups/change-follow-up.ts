import { Field, InputType } from 'type-graphql'
import { BadInput, type FieldProblem } from '../../platform/ground/errors.ts'
import { DateScalar } from '../../platform/ground/scalars.ts'
import { Line } from '../../platform/limits/limit.ts'
import { RecordInput } from '../../platform/writing/mutation.type.ts'
import type { Work } from '../../platform/writing/work.ts'
import { FollowUpReason } from './follow-up.codes.ts'
import type { FollowUp } from './follow-up.entity.ts'
import { problemsOfFollowUp } from './new-follow-up.ts'

@InputType({ description: 'What is to be done now, and when; what is left out stays as it is.' })
export class ChangeFollowUpInput extends RecordInput {
  @Line(200)
  @Field(() => String, { nullable: true, description: 'What is to be done.' })
  declare title?: string | null
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day on which it is due, today or later; a later one than before postpones it.',
  })
  declare dueOn?: string | null
  @Field(() => FollowUpReason, { nullable: true, description: 'Why it comes back.' })
  declare reason?: keyof typeof FollowUpReason | null
}

export function changeFollowUp(
  followUp: FollowUp,
  { today }: Work,
  input: ChangeFollowUpInput,
): void {
  const { title, dueOn, reason } = input
  const isMoved = dueOn && dueOn !== followUp.dueOn
  const problems = [
    ...(isMoved ? problemsOfFollowUp({ dueOn }, '', today) : []),
    ...problemsOfTitle(input),
  ]
  if (problems.length) throw new BadInput(...problems)
  if (isMoved) followUp.postpone(dueOn)
  if (title) followUp.title = title.trim()
  if (reason) followUp.reason = reason
}

const problemsOfTitle = ({ title }: ChangeFollowUpInput): FieldProblem[] =>
  title === undefined || title === null || title.trim()
    ? []
    : [{ path: 'title', rule: 'required', message: 'must not be empty' }]
