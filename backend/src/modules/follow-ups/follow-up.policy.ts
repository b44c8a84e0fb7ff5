import type { Actor } from '../../platform/identity/actor.ts'
import { ofTenant } from '../../platform/reading/exposes.ts'
import type { Facts, KnownBy } from '../../platform/reading/facts.ts'
import { facts } from '../../platform/reading/facts.ts'
import type { CaseStatus } from '../cases/case.codes.ts'
import { ENDED } from '../cases/case-course.ts'
import { readsFiles } from '../cases/case.policy.ts'

const own = facts<{ assignee: string; status: string; reason: string }>(
  'assignee',
  'status',
  'reason',
)

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

/** That the client is to be told is settled by recording the consent alone (decision 15). */
const settling = (actor: Actor, known: Known): boolean =>
  whileWaiting(actor, known) && known.reason !== 'INFORM_CLIENT'

/** What an actor may do with one follow-up. */
export const followUpPolicy = {
  complete: settling,
  change: whileWaiting,
  cancel: settling,
  /** A case that has ended has nothing that waits. */
  reopen: (actor: Actor, known: Known): boolean =>
    isMine(actor, known) && !whileWaiting(actor, known) && !ENDED.includes(known.caseStatus),
}
