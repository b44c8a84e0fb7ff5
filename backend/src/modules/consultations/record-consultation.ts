import { BadInput, type FieldProblem } from '../../platform/ground/errors.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { omit } from '../../platform/ground/omit.ts'
import { known } from '../../platform/writing/record.ts'
import type { Work } from '../../platform/writing/work.ts'
import type { Case } from '../cases/case.entity.ts'
import { casePolicy } from '../cases/case.policy.ts'
import { agree, CONSENT } from '../cases/consent.ts'
import { problemsOfDay } from '../cases/counselling-day.ts'
import { managerOf } from '../cases/case.scope.ts'
import { ownCase, type OwnCase } from '../cases/own-case.ts'
import { FollowUp } from '../follow-ups/follow-up.entity.ts'
import { problemsOfFollowUp } from '../follow-ups/new-follow-up.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import { addNote } from './consultation-note.ts'
import { Consultation } from './consultation.entity.ts'
import {
  problemsOfTalk,
  problemsOfTopics,
  type RecordConsultationInput,
} from './consultation.input.ts'

/** Records a talk; the first one held turns an intake into clearing (domain 6.5). */
export async function recordConsultation(
  work: Work,
  input: RecordConsultationInput,
): Promise<Consultation> {
  const own = await ownCase(work, input.caseId)
  const { file, facts, managed } = own
  authorize(casePolicy.recordConsultation, work.actor, facts)
  check(work, input, own)
  const { consent, heldOn, noShow, note, followUp, completesFollowUpId } = input
  if (consent) await agree(work, own, consent)
  if (!noShow && !file.counselledBy(heldOn)) managed().beginCounselling(heldOn)
  if (completesFollowUpId) await settle(work, file, completesFollowUpId)

  touch(work, file)
  const manager = known(IntegrationManager, { id: managerOf(work.actor) })
  const talk = work.add(Consultation, {
    ...omit(
      input,
      'caseId',
      'clientMutationId',
      'note',
      'consent',
      'followUp',
      'completesFollowUpId',
    ),
    caseFile: file,
    manager,
    municipality: file.municipality,
  })
  if (note?.trim()) addNote(work, talk, note.trim())
  if (followUp)
    work.add(FollowUp, {
      ...followUp,
      title: followUp.title.trim(),
      caseFile: file,
      assignee: manager,
      status: 'OPEN',
    })
  return talk
}

/** A talk is news of the case without changing it: its version stays, so nobody's open form becomes stale. */
function touch({ send }: Work, { id }: Case): void {
  send({
    name: 'touch-case',
    text: 'update app.case_file set updated_at = now() where tenant = $1 and id = $2',
    values: [id],
  })
}

function check(work: Work, input: RecordConsultationInput, { file, client }: OwnCase): void {
  const { today, codes } = work
  const frame = { today, client }
  const problems: FieldProblem[] = problemsOfTalk(input, frame)
  if (!problems.length) problems.push(...problemsOfTopics(codes, input.topics, input.heldOn))
  if (input.followUp) problems.push(...problemsOfFollowUp(input.followUp, 'followUp', today))
  if (input.consent)
    problems.push(...problemsOfDay(input.consent.informedOn, 'consent.informedOn', frame))
  else if (!input.noShow && file.status === 'INTAKE') problems.push(...missingOf(file))
  if (problems.length) throw new BadInput(...problems)
}

/** What the first talk waits for, at the fields in which it can be said along with the talk. */
const missingOf = (file: Case): FieldProblem[] =>
  CONSENT.filter(name => !file[name]).map(name => ({
    path: `consent.${name}`,
    rule: 'consentMissing',
    message: 'the first talk needs the data protection information and the consent',
  }))

async function settle({ em, today }: Work, file: Case, id: string): Promise<void> {
  const followUp = await em.findOne(FollowUp, {
    id,
    caseFile: { id: file.id },
    status: { $in: ['OPEN', 'SNOOZED'] },
  })
  if (!followUp)
    throw new BadInput({
      path: 'completesFollowUpId',
      rule: 'open',
      message: 'an open follow-up of this case',
    })
  followUp.complete(today)
}
