import { Field, InputType } from 'type-graphql'
import { BadInput } from '../../platform/ground/errors.ts'
import { DateScalar, UuidScalar } from '../../platform/ground/scalars.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { Line } from '../../platform/limits/limit.ts'
import { MutationInput } from '../../platform/writing/mutation.type.ts'
import { known } from '../../platform/writing/record.ts'
import type { Work } from '../../platform/writing/work.ts'
import type { Case } from '../cases/case.entity.ts'
import { casePolicy } from '../cases/case.policy.ts'
import { managerOf } from '../cases/case.scope.ts'
import { ownCase } from '../cases/own-case.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import { FollowUpReason } from './follow-up.codes.ts'
import { FollowUp } from './follow-up.entity.ts'
import { problemsOfFollowUp, type NewFollowUpInput } from './new-follow-up.ts'

@InputType({ description: 'Something to come back to, without a talk.' })
export class AddFollowUpInput extends MutationInput implements NewFollowUpInput {
  @Field(() => UuidScalar, { description: 'An own or deputised case.' }) declare caseId: string
  @Line(200)
  @Field(() => String, { description: 'What is to be done, at most 200 characters.' })
  declare title: string
  @Field(() => DateScalar, { description: 'Day on which it is due, today or later.' })
  declare dueOn: string
  @Field(() => FollowUpReason, { defaultValue: 'CUSTOM', description: 'Why it comes back.' })
  declare reason: keyof typeof FollowUpReason
}

/** A follow-up of its own, for whoever makes it. */
export async function addFollowUpTo(work: Work, input: AddFollowUpInput): Promise<FollowUp> {
  const { file, facts } = await ownCase(work, input.caseId)
  authorize(casePolicy.addFollowUp, work.actor, facts)
  const problems = problemsOfFollowUp(input, '', work.today)
  if (problems.length) throw new BadInput(...problems)
  return addFollowUp(work, file, input)
}

/** Adds what has been checked; the caller is to do it. */
export const addFollowUp = (
  { add, actor }: Work,
  file: Case,
  { title, dueOn, reason }: NewFollowUpInput,
): FollowUp =>
  add(FollowUp, {
    title: title.trim(),
    dueOn,
    reason,
    caseFile: file,
    assignee: known(IntegrationManager, { id: managerOf(actor) }),
    status: 'OPEN',
  })
