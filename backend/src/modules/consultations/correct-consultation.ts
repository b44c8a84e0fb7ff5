import { Field, ObjectType } from 'type-graphql'
import { BadInput, Conflict, NotFound } from '../../platform/api/errors.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { omit } from '../../platform/omit.ts'
import { MutationPayload } from '../../platform/writing/mutation.type.ts'
import { unchangedSince } from '../../platform/writing/version.ts'
import type { Work } from '../../platform/writing/work.ts'
import { readsFiles } from '../cases/case.policy.ts'
import { ownCase } from '../cases/own-case.ts'
import { Consultation, ConsultationNote } from './consultation.entity.ts'
import { problemsOfTalk, type CorrectConsultationInput } from './consultation.input.ts'
import { consultationPolicy } from './consultation.policy.ts'
import { ConsultationType } from './consultation.type.ts'

@ObjectType({ simpleResolvers: true, description: 'The talk as it is now.' })
export class CorrectConsultationPayload extends MutationPayload {
  @Field(() => ConsultationType, { description: 'The talk.' })
  declare consultation: ConsultationType
}

/** Fields of a talk that may be emptied again. */
const OPTIONAL = new Set(['heldAt', 'minutes', 'travelMinutes'])

/** Corrects a talk that the caller recorded; the lines of the report follow (R-SES-3). */
export async function correctConsultation(
  work: Work,
  input: CorrectConsultationInput,
): Promise<Consultation> {
  authorize(readsFiles, work.actor)
  const { em, today } = work
  const talk = await em.findOne(Consultation, { id: input.id })
  if (!talk) throw new NotFound()
  const file = talk.caseFile ? (await ownCase(work, talk.caseFile.id)).facts : null
  authorize(consultationPolicy.correct, work.actor, { managerId: talk.manager.id, file })
  unchangedSince(input.version, talk)

  const problems = problemsOfTalk(input, today)
  if (problems.length) throw new BadInput(...problems)
  em.assign(talk, changesOf(input))
  if (typeof input.note === 'string') await rewrite(work, talk, input.note.trim())
  return talk
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

/** The note is part of the talk: a new text counts as a change of it, so that nobody overwrites it unseen (LOCK-1). */
async function rewrite({ em }: Work, talk: Consultation, text: string): Promise<void> {
  const { id } = talk
  const note = await em.findOne(ConsultationNote, { id })
  if ((note?.text ?? '') === text) return
  await em.flush()
  const { version } = talk
  if (!(await em.nativeUpdate(Consultation, { id, version }, { version: version + 1 })))
    throw new Conflict()
  if (!note) em.create(ConsultationNote, { id, text })
  else if (text) note.text = text
  else em.remove(note)
}
