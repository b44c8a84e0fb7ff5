import type { Actor } from '../../platform/identity/actor.ts'
import { isKept, isOwn, readsFiles, type CaseFacts } from '../cases/case.policy.ts'

/** What a rule about one talk needs to know; `file` is null for a talk without a case. */
export interface ConsultationFacts {
  managerId: string
  file: CaseFacts | null
  isWithdrawn: boolean
  /** No locked report covers its day (R-SES-3). */
  correctable: boolean
}

const isHers = (actor: Actor, { managerId, file, correctable }: ConsultationFacts): boolean =>
  readsFiles(actor) &&
  managerId === actor.managerId &&
  correctable &&
  (file === null || (isOwn(actor, file) && isKept(file)))

const whileCounted = (actor: Actor, facts: ConsultationFacts): boolean =>
  isHers(actor, facts) && !facts.isWithdrawn

/** What an actor may do with one talk. */
export const consultationPolicy = {
  correct: whileCounted,
  move: whileCounted,
  withdraw: whileCounted,
  restore: (actor: Actor, facts: ConsultationFacts): boolean =>
    isHers(actor, facts) && facts.isWithdrawn,
}
