import { NotFound } from '../../platform/ground/errors.ts'
import { authorize } from '../../platform/identity/policy.ts'
import type { RecordInput } from '../../platform/writing/mutation.type.ts'
import { unchangedSince } from '../../platform/writing/version.ts'
import type { Work } from '../../platform/writing/work.ts'
import { managerOf } from '../cases/case.scope.ts'
import { readsFiles } from '../cases/case.policy.ts'
import { ownCase, type OwnCase } from '../cases/own-case.ts'
import { Consultation } from './consultation.entity.ts'
import { consultationPolicy } from './consultation.policy.ts'

export interface OwnTalk {
  talk: Consultation
  /** Null for a talk without one. */
  own: OwnCase | null
}

/** A talk that the caller may do this to, as it was seen (LOCK-1). */
export async function ownTalk(
  work: Work,
  { id, version }: RecordInput,
  may: keyof typeof consultationPolicy,
): Promise<OwnTalk> {
  authorize(readsFiles, work.actor)
  const found = await visibleTalk(work, id)
  const { talk, own } = found
  await unchangedSince(version, talk, work)
  authorize(consultationPolicy[may], work.actor, {
    managerId: talk.manager.id,
    file: own?.facts ?? null,
    isWithdrawn: Boolean(talk.withdrawnOn),
    correctable: await isCorrectable(work, talk.manager.id, talk.heldOn),
  })
  return found
}

/** A talk on an own or deputised case, or the caller's own without one; any other answers as if it did not exist. */
async function visibleTalk(work: Work, id: string): Promise<OwnTalk> {
  const talk = await work.em.findOne(Consultation, { id })
  if (!talk) throw new NotFound()
  if (talk.caseFile) {
    const own = await ownCase(work, talk.caseFile.id)
    own.managed() // by which the audit trail finds the person
    return { talk, own }
  }
  if (talk.manager.id !== managerOf(work.actor)) throw new NotFound()
  return { talk, own: null }
}

/** Whether what a manager did on that day may still be corrected: no locked report covers it (R-SES-3). */
export async function isCorrectable(
  { rows }: Work,
  manager: string,
  day: string,
): Promise<boolean> {
  const [row] = await rows<{ correctable: boolean }>({
    name: 'correctable',
    text: 'select app.correctable($1, $2, $3) as correctable',
    values: [manager, day],
  })
  return row!.correctable
}
