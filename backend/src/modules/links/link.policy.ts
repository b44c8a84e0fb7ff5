import type { Actor } from '../../platform/identity/actor.ts'
import { facts } from '../../platform/reading/facts.ts'
import { readsFiles } from '../cases/case.policy.ts'

interface Known {
  withdrawnAt: unknown
}

export const linkFacts = facts<Known>('withdrawnAt')

/** What an actor may do with a link of an own or deputised case; taking it back never waits for the case. */
export const linkPolicy = {
  withdraw: (actor: Actor, { withdrawnAt }: Known): boolean =>
    readsFiles(actor) && withdrawnAt === null,
}
