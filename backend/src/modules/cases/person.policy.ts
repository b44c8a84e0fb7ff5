import type { Actor } from '../../platform/identity/actor.ts'
import { isKept, isOwn, readsFiles, type CaseFacts } from './case.policy.ts'

/** What a rule about one person needs to know: the cases that the person, or the family, is counselled in. */
export interface PersonFacts {
  cases: CaseFacts[]
}

/** What an actor may do with one person. A closed case is no reason to leave something wrong (Art. 16 GDPR). */
export const personPolicy = {
  change: (actor: Actor, { cases }: PersonFacts): boolean =>
    readsFiles(actor) && cases.some(facts => isKept(facts) && isOwn(actor, facts)),
}
