import { Field, InputType } from 'type-graphql'
import { BadInput, NotFound, type FieldProblem } from '../../platform/ground/errors.ts'
import { UuidScalar } from '../../platform/ground/scalars.ts'
import { Lines } from '../../platform/limits/limit.ts'
import { known } from '../../platform/writing/record.ts'
import { RecordInput } from '../../platform/writing/mutation.type.ts'
import type { Work } from '../../platform/writing/work.ts'
import { casePolicy } from '../cases/case.policy.ts'
import { managerOf } from '../cases/case.scope.ts'
import { problemsOfTalkDay } from '../cases/counselling-day.ts'
import { ownCase, type OwnCase } from '../cases/own-case.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import type { CorrectionKind } from './consultation.codes.ts'
import { ConsultationCorrection } from './consultation-correction.entity.ts'
import type { Consultation } from './consultation.entity.ts'
import { followTalks, lockCases } from './follow-talks.ts'
import { ownTalk } from './own-talk.ts'

@InputType({ description: 'On which case a talk belongs.' })
export class MoveConsultationInput extends RecordInput {
  @Field(() => UuidScalar, { description: 'Another own or deputised case.' })
  declare caseId: string
  @Lines(500)
  @Field(() => String, { description: 'Why it stood on the wrong one.' })
  declare reason: string
}

@InputType({ description: 'Why a talk does not count.' })
export class WithdrawConsultationInput extends RecordInput {
  @Lines(500)
  @Field(() => String, { description: 'Why it does not count.' })
  declare reason: string
}

/** Files a talk with another case (C5); both cases follow, and the figures where the talk counts elsewhere. */
export async function moveConsultation(
  work: Work,
  input: MoveConsultationInput,
): Promise<Consultation> {
  const { talk, own } = await ownTalk(work, input, 'move')
  const target = await caseToMoveTo(work, input)
  const problems = problemsOfMove(work, { talk, target })
  if (problems.length) throw new BadInput(...problems)
  const former = own?.managed() ?? null
  const cases = [target.file.id, ...(former ? [former.id] : [])]
  await lockCases(work, cases)
  note(work, talk, { kind: 'MOVED', reason: input.reason })
  talk.caseFile = target.managed()
  talk.municipality = target.managed().municipality
  await work.em.flush()
  for (const id of cases) await followTalks(work, id, 'caseId')
  return talk
}

async function caseToMoveTo(work: Work, { caseId }: MoveConsultationInput): Promise<OwnCase> {
  const target = await ownCase(work, caseId).catch((error: unknown) => {
    if (!(error instanceof NotFound)) throw error
    throw new BadInput({ path: 'caseId', rule: 'open', message: 'an own or deputised case' })
  })
  if (!casePolicy.recordConsultation(work.actor, target.facts))
    throw new BadInput({ path: 'caseId', rule: 'open', message: 'a case that is open' })
  return target
}

function problemsOfMove(
  { today }: Work,
  { talk, target }: { talk: Consultation; target: OwnCase },
): FieldProblem[] {
  if (talk.caseFile?.id === target.file.id)
    return [{ path: 'caseId', rule: 'sameCase', message: 'another case than it stands on' }]
  return problemsOfTalkDay(talk.heldOn, 'caseId', { today, client: target.client })
}

/** Takes a talk out of its case and of the figures; it stays in sight, and can come back. */
export async function withdrawConsultation(
  work: Work,
  input: WithdrawConsultationInput,
): Promise<Consultation> {
  const { talk } = await ownTalk(work, input, 'withdraw')
  note(work, talk, { kind: 'WITHDRAWN', reason: input.reason })
  talk.withdrawnOn = work.today
  return followed(work, talk)
}

/** Takes the withdrawal back. */
export async function restoreConsultation(work: Work, input: RecordInput): Promise<Consultation> {
  const { talk } = await ownTalk(work, input, 'restore')
  note(work, talk, { kind: 'RESTORED', reason: null })
  talk.withdrawnOn = null
  return followed(work, talk)
}

async function followed(work: Work, talk: Consultation): Promise<Consultation> {
  const file = talk.caseFile?.id
  if (!file) return talk
  await lockCases(work, [file])
  await work.em.flush()
  await followTalks(work, file, 'id')
  return talk
}

/** Written before the talk changes, whose case it names. */
function note(
  work: Work,
  talk: Consultation,
  { kind, reason }: { kind: keyof typeof CorrectionKind; reason: string | null },
): void {
  work.add(ConsultationCorrection, {
    consultation: talk,
    caseFile: talk.caseFile ?? null,
    kind,
    reason: reason?.trim() ?? null,
    correctedOn: work.today,
    manager: known(IntegrationManager, { id: managerOf(work.actor) }),
  })
}
