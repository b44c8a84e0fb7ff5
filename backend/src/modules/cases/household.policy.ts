import type { Actor } from '../../platform/identity/actor.ts'
import { isOpen, isOwn, readsFiles, type CaseFacts } from './case.policy.ts'

/** What a rule about one household needs to know: the cases that it is counselled in. */
export interface HouseholdFacts {
  cases: CaseFacts[]
}

/** What an actor may do with one household. */
export const householdPolicy = {
  change: (actor: Actor, { cases }: HouseholdFacts): boolean =>
    readsFiles(actor) && cases.some(facts => isOpen(facts) && isOwn(actor, facts)),
}
