import { NotFound } from '../../platform/ground/errors.ts'
import type { Work } from '../../platform/writing/work.ts'
import { managerOf } from '../cases/case.scope.ts'
import { ownCase } from '../cases/own-case.ts'
import { FollowUp } from './follow-up.entity.ts'

/** A follow-up of the caller on an own or deputised case; any other answers as if it did not exist. */
export async function ownFollowUp(work: Work, id: string): Promise<FollowUp> {
  const followUp = await work.em.findOne(FollowUp, { id, assignee: { id: managerOf(work.actor) } })
  if (!followUp) throw new NotFound()
  const { managed } = await ownCase(work, followUp.caseFile.id)
  managed() // by which the audit trail finds the person
  return followUp
}
