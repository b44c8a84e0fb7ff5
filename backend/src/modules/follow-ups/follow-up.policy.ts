import type { Actor } from '../../platform/identity/actor.ts'
import { ofTenant } from '../../platform/reading/exposes.ts'
import type { Facts, KnownBy } from '../../platform/reading/facts.ts'
import { facts } from '../../platform/reading/facts.ts'
import type { CaseStatus } from '../cases/case.codes.ts'
import { ENDED } from '../cases/case-course.ts'
import { readsFiles } from '../cases/case.policy.ts'

const own = facts<{ assignee: string; status: string }>('assignee', 'status')

/** Its own, and where its case stands. */
export const followUpFacts: Facts<KnownBy<typeof own> & { caseStatus: CaseStatus }> = Object.assign(
  (row: string) => ({
    ...own(row),
    caseStatus: ofTenant('app.case_file f', `f.id = ${row}.case_file`, 'f.status'),
  }),
  {
    of: (record: object) => ({
      ...own.of(record),
      caseStatus: (record as { caseFile: { status: CaseStatus } }).caseFile.status,
    }),
  },
)
type Known = KnownBy<typeof followUpFacts>

const isMine = (actor: Actor, { assignee }: Known): boolean =>
  readsFiles(actor) && assignee === actor.managerId

const whileWaiting = (actor: Actor, known: Known): boolean =>
  isMine(actor, known) && ['OPEN', 'SNOOZED'].includes(known.status)

/** What an actor may do with one follow-up. */
export const followUpPolicy = {
  complete: whileWaiting,
  change: whileWaiting,
  cancel: whileWaiting,
  /** A case that has ended has nothing that waits. */
  reopen: (actor: Actor, known: Known): boolean =>
    isMine(actor, known) && !whileWaiting(actor, known) && !ENDED.includes(known.caseStatus),
}
