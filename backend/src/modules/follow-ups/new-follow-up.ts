import { Field, InputType } from 'type-graphql'
import type { FieldProblem } from '../../platform/api/errors.ts'
import { DateScalar } from '../../platform/api/scalars.ts'
import { FollowUpReason } from './follow-up.codes.ts'

@InputType({ description: 'Something to come back to.' })
export class NewFollowUpInput {
  @Field(() => String, { description: 'What is to be done, at most 200 characters.' })
  declare title: string
  @Field(() => DateScalar, { description: 'Day on which it is due, today or later.' })
  declare dueOn: string
  @Field(() => FollowUpReason, { defaultValue: 'CUSTOM', description: 'Why it comes back.' })
  declare reason: keyof typeof FollowUpReason
}

/** What is wrong with a new follow-up; `at` is the input's path. */
export function problemsOfFollowUp(
  { title, dueOn }: NewFollowUpInput,
  at: string,
  today: string,
): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (!title.trim())
    problems.push({ path: `${at}.title`, rule: 'required', message: 'say what is to be done' })
  if (title.length > 200)
    problems.push({ path: `${at}.title`, rule: 'tooLong', message: 'at most 200 characters' })
  if (dueOn < today)
    problems.push({ path: `${at}.dueOn`, rule: 'inPast', message: 'today or later' })
  return problems
}
