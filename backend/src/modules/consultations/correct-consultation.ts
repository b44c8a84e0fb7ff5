import { BadInput, NotFound } from '../../platform/ground/errors.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { omit } from '../../platform/ground/omit.ts'
import { unchangedSince } from '../../platform/writing/version.ts'
import type { Work } from '../../platform/writing/work.ts'
import { readsFiles, type CaseFacts } from '../cases/case.policy.ts'
import { managerOf } from '../cases/case.scope.ts'
import type { ClientDays } from '../cases/counselling-day.ts'
import { ownCase } from '../cases/own-case.ts'
import { rewriteNote } from './consultation-note.ts'
import { Consultation } from './consultation.entity.ts'
import {
  problemsOfTalk,
  problemsOfTopics,
  type CorrectConsultationInput,
} from './consultation.input.ts'
import { consultationPolicy } from './consultation.policy.ts'

/** Fields of a talk that may be emptied again. */
const OPTIONAL = new Set(['heldAt', 'minutes', 'travelMinutes'])

/** Corrects a talk that the caller recorded; the lines of the report follow (R-SES-3). */
export async function correctConsultation(
  work: Work,
  input: CorrectConsultationInput,
): Promise<Consultation> {
  authorize(readsFiles, work.actor)
  const { em, today, codes } = work
  const { talk, file, client } = await visibleTalk(work, input.id)
  authorize(consultationPolicy.correct, work.actor, { managerId: talk.manager.id, file })
  await unchangedSince(input.version, talk, work)

  const isMoved = input.heldOn !== talk.heldOn
  const problems = isMoved ? problemsOfTalk(input, { today, client }) : []
  const chosen = input.topics?.filter(topic => !talk.topics.includes(topic)) ?? []
  if (!problems.length)
    problems.push(...problemsOfTopics(codes, chosen, input.heldOn ?? talk.heldOn))
  if (problems.length) throw new BadInput(...problems)
  em.assign(talk, changesOf(input))
  if (typeof input.note === 'string') await rewriteNote(work, talk, input.note.trim())
  return talk
}

/** A talk on an own or deputised case, or the caller's own without one; any other answers as if it did not exist. */
async function visibleTalk(
  work: Work,
  id: string,
): Promise<{ talk: Consultation; file: CaseFacts | null; client: ClientDays | null }> {
  const talk = await work.em.findOne(Consultation, { id })
  if (!talk) throw new NotFound()
  if (talk.caseFile) {
    const { facts, client, managed } = await ownCase(work, talk.caseFile.id)
    managed() // by which the audit trail finds the person
    return { talk, file: facts, client }
  }
  if (talk.manager.id !== managerOf(work.actor)) throw new NotFound()
  return { talk, file: null, client: null }
}

/** What the input names; null empties what may be empty and otherwise changes nothing. */
function changesOf(input: CorrectConsultationInput): Record<string, unknown> {
  const facts = omit(input, 'id', 'version', 'clientMutationId', 'note')
  return Object.fromEntries(
    Object.entries(facts).filter(
      ([name, value]) => value !== undefined && (value !== null || OPTIONAL.has(name)),
    ),
  )
}
