import type { Actor } from '../../platform/identity/actor.ts'
import { readsFiles } from '../cases/case.policy.ts'

export interface FollowUpFacts {
  assigneeId: string
  status: string
}

/** What an actor may do with one follow-up. */
export const followUpPolicy = {
  complete: (actor: Actor, { assigneeId, status }: FollowUpFacts): boolean =>
    readsFiles(actor) &&
    assigneeId === actor.managerId &&
    (status === 'OPEN' || status === 'SNOOZED'),
}
