import type { RecordInput } from '../../platform/writing/mutation.type.ts'
import type { Work } from '../../platform/writing/work.ts'
import type { FollowUp } from './follow-up.entity.ts'
import { followUpPolicy } from './follow-up.policy.ts'
import { ownFollowUp } from './own-follow-up.ts'

/** Marks an open follow-up of the caller as done today. */
export async function completeFollowUp(work: Work, input: RecordInput): Promise<FollowUp> {
  const followUp = await ownFollowUp(work, input, followUpPolicy.complete)
  followUp.complete(work.today)
  return followUp
}
