import type { Actor } from '../../platform/identity/actor.ts'
import { ofTenant } from '../../platform/reading/exposes.ts'
import type { Facts } from '../../platform/reading/facts.ts'
import type { CaseStatus } from '../cases/case.codes.ts'
import { isOpen, readsFiles } from '../cases/case.policy.ts'
import type { Document } from './document.entity.ts'

interface Known {
  status: string
  /** Of the case. */
  caseStatus: CaseStatus
}

export const documentFacts: Facts<Known> = Object.assign(
  (row: string) => ({
    status: `${row}.status`,
    caseStatus: ofTenant('app.case_file c', `c.id = ${row}.case_file`, 'c.status'),
  }),
  {
    of(record: object) {
      const { status, caseFile } = record as Document
      return { status, caseStatus: caseFile.status }
    },
  },
)

const works = (actor: Actor, { caseStatus }: Known): boolean =>
  readsFiles(actor) && isOpen({ status: caseStatus })

/** What an actor may do with a document of an own or deputised case. */
export const documentPolicy = {
  change: (actor: Actor, known: Known): boolean => works(actor, known) && known.status === 'ACTIVE',
  handOut: (actor: Actor, known: Known): boolean =>
    works(actor, known) && known.status === 'ACTIVE',
  withdraw: (actor: Actor, known: Known): boolean =>
    works(actor, known) && known.status === 'ACTIVE',
  restore: (actor: Actor, known: Known): boolean =>
    works(actor, known) && known.status === 'WITHDRAWN',
}
