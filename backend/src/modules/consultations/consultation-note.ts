import type { Work } from '../../platform/writing/work.ts'
import { ConsultationNote, type Consultation } from './consultation.entity.ts'

/** Writes a talk's first note; the talk itself must be in the database or on its way there. */
export function addNote({ add }: Work, talk: Consultation, text: string): void {
  add(ConsultationNote, { id: talk.id, text, talk })
}

/** The note is part of the talk: a new text counts as a change of it, so that nobody overwrites it unseen (LOCK-1). */
export async function rewriteNote(work: Work, talk: Consultation, text: string): Promise<void> {
  const { em } = work
  const note = await em.findOne(ConsultationNote, { id: talk.id })
  if ((note?.text ?? '') === text) return
  talk.noteCorrectedAt = new Date()
  if (!note) return addNote(work, talk, text)
  note.talk = talk
  if (text) note.text = text
  else em.remove(note)
}
