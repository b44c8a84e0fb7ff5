import { NotFound } from '../../platform/api/errors.ts'
import { authorize, type Rule } from '../../platform/identity/policy.ts'
import type { RecordInput } from '../../platform/writing/mutation.type.ts'
import { unchangedSince } from '../../platform/writing/version.ts'
import type { Work } from '../../platform/writing/work.ts'
import { readsFiles } from '../cases/case.policy.ts'
import { managerOf } from '../cases/case.scope.ts'
import { ownCase } from '../cases/own-case.ts'
import { FollowUp } from './follow-up.entity.ts'
import type { FollowUpFacts } from './follow-up.policy.ts'

/** A follow-up of the caller that may be changed in this way; one that is not hers answers as if it did not exist. */
export async function ownFollowUp(
  work: Work,
  { id, version }: Pick<RecordInput, 'id' | 'version'>,
  rule: Rule<[FollowUpFacts]>,
): Promise<FollowUp> {
  authorize(readsFiles, work.actor)
  const followUp = await work.em.findOne(FollowUp, { id, assignee: { id: managerOf(work.actor) } })
  if (!followUp) throw new NotFound()
  const { managed } = await ownCase(work, followUp.caseFile.id)
  managed() // by which the audit trail finds the person
  await unchangedSince(version, followUp, work)
  authorize(rule, work.actor, { assigneeId: followUp.assignee.id, status: followUp.status })
  return followUp
}
