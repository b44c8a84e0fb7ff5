import type { Actor } from '../../platform/identity/actor.ts'
import { isOwn, readsFiles, type CaseFacts } from '../cases/case.policy.ts'

/** What a rule about one talk needs to know; `file` is null for a talk without a case. */
export interface ConsultationFacts {
  managerId: string
  file: CaseFacts | null
}

/** What an actor may do with one talk. */
export const consultationPolicy = {
  correct: (actor: Actor, { managerId, file }: ConsultationFacts): boolean =>
    readsFiles(actor) && managerId === actor.managerId && (file === null || isOwn(actor, file)),
}
