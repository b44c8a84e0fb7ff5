import type { Actor } from '../../platform/identity/actor.ts'
import { anyOf, holds, type Rule } from '../../platform/identity/policy.ts'
import { ENDED, isReachable } from './case-course.ts'
import type { CaseStatus, CaseUnit } from './case.codes.ts'

/** What a rule about one case needs to know. */
export interface CaseFacts {
  managerId: string | null
  deputyIds: string[]
  status: CaseStatus
}

/** What some rules need to know as well. */
export interface CaseInWork extends CaseFacts {
  unit: CaseUnit
  /** The client was informed and agrees. */
  consents: boolean
}

/** Reads files: talks, household, contact. Own and deputised cases only (R-CASE-5). */
export const readsFiles: Rule = holds('integration_manager')

/** Reads of a case what assigning needs (domain 2.2, C23): number, name, municipality, urgency, age, manager, size of the household, languages. */
export const readsCases: Rule = anyOf(readsFiles, holds('coordinator'))

/** What an actor may do with the cases of the Kreis. */
export const casesPolicy = {
  list: readsCases,
  search: readsCases,
  open: anyOf(holds('integration_manager'), holds('coordinator')),
  assign: holds('coordinator'),
}

/** Whoever has the case may do it, as long as it is open. */
const whileOpen = (actor: Actor, facts: CaseFacts): boolean =>
  readsFiles(actor) && isOpen(facts) && isOwn(actor, facts)

/** What an actor may do with one case. */
export const casePolicy = {
  recordConsultation: whileOpen,
  recordConsent: whileOpen,
  withdrawConsent: (actor: Actor, facts: CaseInWork): boolean =>
    whileOpen(actor, facts) && facts.consents,
  addFollowUp: whileOpen,
  addDocument: whileOpen,
  change: whileOpen,
  changeStatus: (actor: Actor, facts: CaseFacts): boolean =>
    whileOpen(actor, facts) && facts.status !== 'INTAKE' && facts.status !== 'TRANSFER_PENDING',
  close: (actor: Actor, facts: CaseFacts): boolean =>
    whileOpen(actor, facts) && isReachable(facts.status, 'CLOSED'),
  reopen: (actor: Actor, facts: CaseFacts): boolean =>
    readsFiles(actor) && facts.status === 'CLOSED' && isOwn(actor, facts),
  startHousehold: (actor: Actor, facts: CaseInWork): boolean =>
    whileOpen(actor, facts) && facts.unit === 'INDIVIDUAL',
  assign: (actor: Actor, facts: CaseFacts): boolean => casesPolicy.assign(actor) && isOpen(facts),
}

export const isOpen = ({ status }: Pick<CaseFacts, 'status'>): boolean => !ENDED.includes(status)

/** Whether the file is still there and the Kreis's to keep. */
export const isKept = ({ status }: CaseFacts): boolean =>
  status !== 'TRANSFERRED' && status !== 'ANONYMISED'

export const isOwn = ({ managerId }: Actor, facts: CaseFacts): boolean =>
  managerId !== null && (facts.managerId === managerId || facts.deputyIds.includes(managerId))
