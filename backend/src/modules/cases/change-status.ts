import { Field, InputType } from 'type-graphql'
import { BadInput, type FieldProblem } from '../../platform/ground/errors.ts'
import { CodeScalar } from '../../platform/ground/scalars.ts'
import { Lines, OneCode } from '../../platform/limits/limit.ts'
import { known } from '../../platform/writing/record.ts'
import { RecordInput } from '../../platform/writing/mutation.type.ts'
import type { Work } from '../../platform/writing/work.ts'
import { addFollowUp } from '../follow-ups/add-follow-up.ts'
import { NewFollowUpInput, problemsOfFollowUp } from '../follow-ups/new-follow-up.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import { ENDED, problemsOfStep } from './case-course.ts'
import { CaseStatusChange } from './case-status-change.entity.ts'
import { CaseStatus } from './case.codes.ts'
import type { Case } from './case.entity.ts'
import { managerOf } from './case.scope.ts'
import { said } from './new-person.ts'
import { standingOf } from './standing.ts'

@InputType({ description: 'Where a case stands from now on.' })
export class ChangeCaseStatusInput extends RecordInput {
  @Field(() => CaseStatus, { description: 'One of `nextStatuses`.' })
  declare status: CaseStatus
  @Lines(500)
  @Field(() => String, { nullable: true, description: 'Why; a pause asks for it.' })
  declare reason?: string | null
  @OneCode('CLOSE_REASON')
  @Field(() => CodeScalar, {
    nullable: true,
    description: 'Why it is to end; CLOSING asks for it.',
  })
  declare closeReason?: string | null
  @Field(() => NewFollowUpInput, {
    nullable: true,
    description: 'When to come back to it; a pause asks for it.',
  })
  declare followUp?: NewFollowUpInput | null
}

/** One step of domain 6.5 that is neither the last nor back from it. */
export async function changeCaseStatus(
  file: Case,
  work: Work,
  input: ChangeCaseStatusInput,
): Promise<void> {
  const { status, closeReason, followUp } = input
  const problems = ENDED.includes(status)
    ? [ENDS]
    : problemsOfStep(await standingOf(file, work), status, input)
  if (followUp) problems.push(...problemsOfFollowUp(followUp, 'followUp', work.today))
  if (problems.length) throw new BadInput(...problems)
  noteStep(work, file, { to: status, reason: input.reason })
  file.status = status
  file.closeReason = status === 'CLOSING' ? closeReason! : null
  if (followUp) addFollowUp(work, file, followUp)
}

const ENDS: FieldProblem = { path: 'status', rule: 'transition', message: 'closeCase ends it' }

/** Keeps who decided on a step, and why. */
export function noteStep(
  work: Work,
  file: Case,
  { to, reason }: { to: CaseStatus; reason?: string | null | undefined },
): void {
  work.add(CaseStatusChange, {
    caseFile: file,
    fromStatus: file.status,
    toStatus: to,
    changedOn: work.today,
    reason: said(reason),
    manager: known(IntegrationManager, { id: managerOf(work.actor) }),
  })
}
