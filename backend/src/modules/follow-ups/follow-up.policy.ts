import type { Actor } from '../../platform/identity/actor.ts'
import { facts, type KnownBy } from '../../platform/reading/facts.ts'
import { readsFiles } from '../cases/case.policy.ts'

export const followUpFacts = facts<{ assignee: string; status: string }>('assignee', 'status')
type Known = KnownBy<typeof followUpFacts>

/** What an actor may do with one follow-up. */
export const followUpPolicy = {
  complete: (actor: Actor, { assignee, status }: Known): boolean =>
    readsFiles(actor) && assignee === actor.managerId && ['OPEN', 'SNOOZED'].includes(status),
}
