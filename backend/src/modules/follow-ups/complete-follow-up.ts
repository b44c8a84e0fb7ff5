import { Field, InputType, Int, ObjectType } from 'type-graphql'
import { UuidScalar } from '../../platform/api/scalars.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { unchangedSince } from '../../platform/writing/version.ts'
import { MutationInput, MutationPayload } from '../../platform/writing/mutation.type.ts'
import type { Work } from '../../platform/writing/work.ts'
import type { FollowUp } from './follow-up.entity.ts'
import { followUpPolicy } from './follow-up.policy.ts'
import { FollowUpType } from './follow-up.type.ts'
import { ownFollowUp } from './own-follow-up.ts'

@InputType({ description: 'Which follow-up is done.' })
export class CompleteFollowUpInput extends MutationInput {
  @Field(() => UuidScalar, { description: 'The follow-up.' }) declare id: string
  @Field(() => Int, { description: 'Version that the caller saw (LOCK-1).' })
  declare version: number
}

@ObjectType({ simpleResolvers: true, description: 'The follow-up as it is now.' })
export class CompleteFollowUpPayload extends MutationPayload {
  @Field(() => FollowUpType, { description: 'The follow-up.' }) declare followUp: FollowUpType
}

/** Marks an open follow-up of the caller as done today. */
export async function completeFollowUp(
  work: Work,
  { id, version }: CompleteFollowUpInput,
): Promise<FollowUp> {
  const followUp = await ownFollowUp(work, id)
  await unchangedSince(version, followUp, work)
  authorize(followUpPolicy.complete, work.actor, {
    assigneeId: followUp.assignee.id,
    status: followUp.status,
  })
  followUp.complete(work.today)
  return followUp
}
