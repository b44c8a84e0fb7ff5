import { Field, ObjectType } from 'type-graphql'
import { BadInput, NotFound } from '../../platform/api/errors.ts'
import { authorize } from '../../platform/identity/policy.ts'
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
  const { id: _, version: __, clientMutationId: ___, note, ...changes } = input
  em.assign(
    talk,
    Object.fromEntries(
      Object.entries(changes).filter(
        ([name, value]) => value !== undefined && (value !== null || OPTIONAL.has(name)),
      ),
    ),
  )
  if (typeof note === 'string') await rewrite(work, talk.id, note.trim())
  return talk
}

async function rewrite({ em }: Work, id: string, text: string): Promise<void> {
  const note = await em.findOne(ConsultationNote, { id })
  if (!text) {
    if (note) em.remove(note)
  } else if (note) note.text = text
  else em.create(ConsultationNote, { id, text } as never)
}
