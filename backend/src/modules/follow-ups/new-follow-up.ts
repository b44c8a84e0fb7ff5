import { Field, InputType } from 'type-graphql'
import type { FieldProblem } from '../../platform/ground/errors.ts'
import { DateScalar } from '../../platform/ground/scalars.ts'
import { Line } from '../../platform/limits/limit.ts'
import { FollowUpReason } from './follow-up.codes.ts'

@InputType({ description: 'Something to come back to.' })
export class NewFollowUpInput {
  @Line(200)
  @Field(() => String, { description: 'What is to be done, at most 200 characters.' })
  declare title: string
  @Field(() => DateScalar, { description: 'Day on which it is due, today or later.' })
  declare dueOn: string
  @Field(() => FollowUpReason, { defaultValue: 'CUSTOM', description: 'Why it comes back.' })
  declare reason: keyof typeof FollowUpReason
}

/** Residence permits run no longer; a day beyond is a mistake. */
const LONGEST_YEARS = 10

/** What is wrong with a new follow-up beyond the limits of each field; `at` is the input's path. */
export function problemsOfFollowUp(
  { dueOn }: Pick<NewFollowUpInput, 'dueOn'>,
  at: string,
  today: string,
): FieldProblem[] {
  const problems: FieldProblem[] = []
  const path = at ? `${at}.dueOn` : 'dueOn'
  if (dueOn < today) problems.push({ path, rule: 'inPast', message: 'today or later' })
  if (Number(dueOn.slice(0, 4)) > Number(today.slice(0, 4)) + LONGEST_YEARS)
    problems.push({
      path,
      rule: 'tooFar',
      message: `within ${LONGEST_YEARS} years`,
      most: LONGEST_YEARS,
    })
  return problems
}
