import { Field, InputType } from 'type-graphql'
import { codes } from '../../platform/ground/codes.ts'
import { BadInput, type FieldProblem } from '../../platform/ground/errors.ts'
import { CodeScalar, DateScalar, UuidScalar } from '../../platform/ground/scalars.ts'
import { Limited, Lines, OneCode } from '../../platform/limits/limit.ts'
import { RecordInput } from '../../platform/writing/mutation.type.ts'
import type { Work } from '../../platform/writing/work.ts'
import { FollowUp } from '../follow-ups/follow-up.entity.ts'
import { problemsOfStep } from './case-course.ts'
import type { Case } from './case.entity.ts'
import { noteStep } from './change-status.ts'
import { problemsOfDay } from './counselling-day.ts'
import { standingOf } from './standing.ts'

export const Settlement = codes('Settlement', 'What became of a follow-up when its case ended.', [
  'DONE',
  'CANCELLED',
])

@InputType({ description: 'What becomes of a follow-up that still waits.' })
export class SettledFollowUpInput {
  @Field(() => UuidScalar, { description: 'An open follow-up of the case.' }) declare id: string
  @Field(() => Settlement, { description: 'Whether it was done.' })
  declare as: keyof typeof Settlement
}

@InputType({ description: 'How a case ends.' })
export class CloseCaseInput extends RecordInput {
  @OneCode('CLOSE_REASON')
  @Field(() => CodeScalar, { description: 'Why it ends.' })
  declare closeReason: string
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day of closing, today or earlier, not before the last talk; today when left out.',
  })
  declare closedOn?: string | null
  @Lines(500)
  @Field(() => String, { nullable: true, description: 'How it ended, in words.' })
  declare reason?: string | null
  @Limited({ kind: 'list', most: 200 })
  @Field(() => [SettledFollowUpInput], {
    defaultValue: [],
    description: 'What becomes of follow-ups that still wait; each has to be settled.',
  })
  declare settles: SettledFollowUpInput[]
}

/** Closes a case; whoever does not prepare the closing first does so by the same step (domain 6.5). */
export async function closeCase(file: Case, work: Work, input: CloseCaseInput): Promise<void> {
  const { closeReason, reason, settles } = input
  const closedOn = input.closedOn ?? work.today
  const waiting = await work.em.find(FollowUp, {
    caseFile: { id: file.id },
    status: { $in: ['OPEN', 'SNOOZED'] },
  })
  const standing = await standingOf(file, work)
  const prepared = file.status === 'INTAKE' ? file.status : 'CLOSING'
  const problems = [
    ...problemsOfSettling(waiting, settles),
    ...problemsOfClosing(closedOn, { file, work, lastTalk: standing.lastTalk }),
    ...problemsOfStep(
      { ...standing, status: prepared, openFollowUps: left(waiting, settles) },
      'CLOSED',
      input,
    ),
  ]
  if (problems.length) throw new BadInput(...problems)
  settle(waiting, settles, work.today)
  noteStep(work, file, { to: 'CLOSED', reason })
  file.close(closeReason, closedOn)
}

/** Those that still wait afterwards. */
const left = (waiting: readonly FollowUp[], settles: readonly SettledFollowUpInput[]): number =>
  waiting.filter(({ id }) => !settles.some(each => each.id === id)).length

const problemsOfSettling = (
  waiting: readonly FollowUp[],
  settles: readonly SettledFollowUpInput[],
): FieldProblem[] =>
  settles.flatMap(({ id }, at) =>
    waiting.some(each => each.id === id)
      ? []
      : [{ path: `settles.${at}.id`, rule: 'open', message: 'an open follow-up of this case' }],
  )

function problemsOfClosing(
  closedOn: string,
  { file, work, lastTalk }: { file: Case; work: Work; lastTalk: string | null },
): FieldProblem[] {
  const path = 'closedOn'
  const problems = problemsOfDay(closedOn, path, { today: work.today, client: null })
  if (problems.length) return problems
  if (closedOn < file.openedOn)
    return [{ path, rule: 'beforeCase', message: 'not before the case was opened' }]
  return lastTalk && closedOn < lastTalk
    ? [{ path, rule: 'beforeTalk', message: 'not before the last talk of the case' }]
    : []
}

function settle(
  waiting: readonly FollowUp[],
  settles: readonly SettledFollowUpInput[],
  today: string,
): void {
  for (const { id, as } of settles) {
    const followUp = waiting.find(each => each.id === id)!
    if (as === 'DONE') followUp.complete(today)
    else followUp.cancel()
  }
}

@InputType({ description: 'Why a closed case goes on.' })
export class ReopenCaseInput extends RecordInput {
  @Lines(500)
  @Field(() => String, { description: 'Why it goes on.' })
  declare reason: string
}

/** Back to clearing; without a talk that was held, to the intake it was. */
export async function reopenCase(file: Case, work: Work, input: ReopenCaseInput): Promise<void> {
  const standing = await standingOf(file, work)
  const problems = problemsOfStep(standing, 'CLEARING', input)
  if (problems.length) throw new BadInput(...problems)
  const status = standing.talks > 0 ? 'CLEARING' : 'INTAKE'
  noteStep(work, file, { to: status, reason: input.reason })
  file.reopen(status)
}
