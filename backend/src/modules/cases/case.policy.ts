import type { Actor } from '../../platform/identity/actor.ts'
import { anyOf, holds, type Rule } from '../../platform/identity/policy.ts'

/** What a rule about one case needs to know. */
export interface CaseFacts {
  managerId: string | null
  deputyIds: string[]
  status: string
}

/** Reads files: talks, household, contact. Own and deputised cases only (R-CASE-5). */
export const readsFiles: Rule = holds('integration_manager')

/** Reads of a case what assigning needs (domain 2.2): number, name, municipality, urgency, age, manager. */
export const readsCases: Rule = anyOf(readsFiles, holds('coordinator'))

/** What an actor may do with the cases of the Kreis. */
export const casesPolicy = {
  list: readsCases,
  search: readsCases,
  open: anyOf(holds('integration_manager'), holds('coordinator')),
  assign: holds('coordinator'),
}

/** What an actor may do with one case. */
export const casePolicy = {
  recordConsultation: (actor: Actor, facts: CaseFacts): boolean =>
    readsFiles(actor) && isOpen(facts) && isOwn(actor, facts),
  recordConsent: (actor: Actor, facts: CaseFacts): boolean =>
    readsFiles(actor) && isOpen(facts) && isOwn(actor, facts),
  assign: (actor: Actor, facts: CaseFacts): boolean => casesPolicy.assign(actor) && isOpen(facts),
}

const isOpen = ({ status }: CaseFacts): boolean =>
  !['CLOSED', 'TRANSFERRED', 'ANONYMISED'].includes(status)

export const isOwn = ({ managerId }: Actor, facts: CaseFacts): boolean =>
  managerId !== null && (facts.managerId === managerId || facts.deputyIds.includes(managerId))
