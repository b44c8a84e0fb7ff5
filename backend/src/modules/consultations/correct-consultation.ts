import { BadInput, type FieldProblem } from '../../platform/ground/errors.ts'
import { omit } from '../../platform/ground/omit.ts'
import { saidIn } from '../../platform/writing/said.ts'
import type { Work } from '../../platform/writing/work.ts'
import { rewriteNote } from './consultation-note.ts'
import type { Consultation } from './consultation.entity.ts'
import {
  problemsOfTalk,
  problemsOfTopics,
  type CorrectConsultationInput,
} from './consultation.input.ts'
import { followTalks, lockCases } from './follow-talks.ts'
import { isCorrectable, ownTalk, type OwnTalk } from './own-talk.ts'

/** Corrects a talk that the caller recorded; the lines of the report follow, and what its case knows of it (R-SES-3, C6). */
export async function correctConsultation(
  work: Work,
  input: CorrectConsultationInput,
): Promise<Consultation> {
  const found = await ownTalk(work, input, 'correct')
  const { talk } = found
  const problems = await problemsOfCorrection(work, input, found)
  if (problems.length) throw new BadInput(...problems)
  const counted = `${talk.heldOn} ${talk.noShow}`
  work.em.assign(talk, omit(saidIn(input, OPTIONAL), 'note') as Partial<Consultation>)
  if (typeof input.note === 'string') await rewriteNote(work, talk, input.note.trim())
  if (talk.caseFile && counted !== `${talk.heldOn} ${talk.noShow}`)
    await follow(work, talk.caseFile.id)
  return talk
}

/** Fields of a talk that may be emptied again. */
const OPTIONAL = ['heldAt', 'minutes', 'travelMinutes'] as const

async function problemsOfCorrection(
  work: Work,
  input: CorrectConsultationInput,
  { talk, own }: OwnTalk,
): Promise<FieldProblem[]> {
  const { heldOn } = input
  const problems: FieldProblem[] = []
  if (heldOn && heldOn !== talk.heldOn) {
    problems.push(...problemsOfTalk(input, { today: work.today, client: own?.client ?? null }))
    if (!problems.length && !(await isCorrectable(work, talk.manager.id, heldOn)))
      problems.push({ path: 'heldOn', rule: 'locked', message: 'the report of that day is locked' })
  }
  return problems.length ? problems : problemsOfNewTopics(work, input, talk)
}

/** What stood there before may have gone out of use since. */
const problemsOfNewTopics = (
  { codes }: Work,
  { topics, heldOn }: CorrectConsultationInput,
  talk: Consultation,
): FieldProblem[] =>
  problemsOfTopics(
    codes,
    topics?.filter(topic => !talk.topics.includes(topic)) ?? [],
    heldOn ?? talk.heldOn,
  )

async function follow(work: Work, file: string): Promise<void> {
  await lockCases(work, [file])
  await work.em.flush()
  await followTalks(work, file, 'noShow')
}
