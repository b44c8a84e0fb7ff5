import { BadInput, type FieldProblem } from '../../platform/ground/errors.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { omit } from '../../platform/ground/omit.ts'
import { known } from '../../platform/writing/record.ts'
import type { Work } from '../../platform/writing/work.ts'
import type { Case } from '../cases/case.entity.ts'
import { casePolicy } from '../cases/case.policy.ts'
import { agree } from '../cases/consent.ts'
import { missingConsent } from '../cases/missing-consent.ts'
import { problemsOfDay } from '../cases/counselling-day.ts'
import { managerOf } from '../cases/case.scope.ts'
import { ownCase, type OwnCase } from '../cases/own-case.ts'
import { FollowUp } from '../follow-ups/follow-up.entity.ts'
import { addFollowUp } from '../follow-ups/add-follow-up.ts'
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
  const { file, facts, members } = own
  authorize(casePolicy.recordConsultation, work.actor, facts)
  check(work, input, own)
  const { note, followUp } = input
  await bringAbout(work, own, input)
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
    participants: input.participants ?? (input.unit === 'FAMILY' ? members : 1),
  })
  if (note?.trim()) addNote(work, talk, note.trim())
  if (followUp) addFollowUp(work, file, followUp)
  return talk
}

/** What a talk does to its case, and to the follow-up that it settles. */
async function bringAbout(
  work: Work,
  own: OwnCase,
  { consent, heldOn, noShow, completesFollowUpId }: RecordConsultationInput,
): Promise<void> {
  const { file, managed } = own
  if (consent) await agree(work, own, consent)
  if (!noShow && !file.counselledBy(heldOn)) managed().beginCounselling(heldOn)
  if (completesFollowUpId) await settle(work, file, completesFollowUpId)
  touch(work, file, noShow ? null : heldOn)
}

/**
 * A talk is news of the case without changing it: its version stays, so nobody's open form becomes stale. What the first
 * one brings about is said here too, for a case whose talks somebody withdraws meanwhile.
 */
function touch({ send }: Work, { id }: Case, heldOn: string | null): void {
  send({
    name: 'touch-case',
    text: TOUCH,
    values: [id, heldOn],
  })
}

const TOUCH = `update app.case_file set updated_at = now(), counselling_start = least(counselling_start, $3::date),
    status = case when status = 'INTAKE' and $3::date is not null and informed_on is not null and consent_form is not null
      then 'CLEARING' else status end
  where tenant = $1 and id = $2`

function check(work: Work, input: RecordConsultationInput, { file, client }: OwnCase): void {
  const { today, codes } = work
  const frame = { today, client }
  const problems: FieldProblem[] = problemsOfTalk(input, frame)
  if (!problems.length) problems.push(...problemsOfTopics(codes, input.topics, input.heldOn))
  if (input.followUp) problems.push(...problemsOfFollowUp(input.followUp, 'followUp', today))
  if (input.consent)
    problems.push(...problemsOfDay(input.consent.informedOn, 'consent.informedOn', frame))
  else if (!input.noShow && (file.status === 'INTAKE' || file.consentWithdrawnOn))
    problems.push(...missingOf(file))
  if (problems.length) throw new BadInput(...problems)
}

/** What the first talk waits for, at the fields in which it can be said along with the talk. */
const missingOf = (file: Case): FieldProblem[] =>
  missingConsent(file).map(name => ({
    path: `consent.${name}`,
    rule: 'consentMissing',
    message: 'the first talk needs the data protection information and the consent',
  }))

async function settle({ em, today }: Work, file: Case, id: string): Promise<void> {
  const followUp = await em.findOne(FollowUp, {
    id,
    caseFile: { id: file.id },
    status: { $in: ['OPEN', 'SNOOZED'] },
    // ends with the consent alone
    reason: { $ne: 'INFORM_CLIENT' },
  })
  if (!followUp)
    throw new BadInput({
      path: 'completesFollowUpId',
      rule: 'open',
      message: 'an open follow-up of this case',
    })
  followUp.complete(today)
}
