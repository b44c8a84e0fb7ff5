import { createHash } from 'node:crypto'
import type { Statement } from '../database/statement.ts'
import type { Job } from './outbox.ts'

/** Where jobs of the whole state have their row. */
export const STATE = '08'

const next = (parameter: string): string =>
  `((now() at time zone 'Europe/Berlin' - ${parameter}::interval)::date + 1 + ${parameter}::interval) at time zone 'Europe/Berlin'`

/** Sees to it that a daily job has its row, once however many processes do. */
export const plant = (tenant: string, { kind, at }: { kind: string; at: string }): Statement => ({
  name: 'daily-plant',
  text: `insert into app.outbox (tenant, id, kind, record, due_at) values ($1, $2, $3, $2, ${next('$4')})
    on conflict (tenant, id) do nothing`,
  values: [tenant, rowOf(kind), kind, at],
})

/** Does not wait for its time. */
export const now = (tenant: string, kind: string): Statement => ({
  name: 'daily-now',
  text: 'update app.outbox set due_at = now() where tenant = $1 and id = $2 and lease is null',
  values: [tenant, rowOf(kind)],
})

/** Is done for today; no row when it was somebody else's by now. */
export const doneToday = ({ tenant, id, lease }: Job, at: string): Statement => ({
  name: 'daily-done',
  text: `update app.outbox
    set lease = null, attempts = 0, failed_at = null, failure = null, due_at = ${next('$4')}
    where tenant = $1 and id = $2 and lease = $3 returning id`,
  values: [tenant, id, lease, at],
})

/** Has failed today, which stays known until a day on which it does not. */
export const failedToday = (
  { tenant, id, lease }: Job,
  { at, failure }: { at: string; failure: string },
): Statement => ({
  name: 'daily-failed',
  text: `update app.outbox
    set lease = null, attempts = 0, failed_at = now(), failure = $5, due_at = ${next('$4')}
    where tenant = $1 and id = $2 and lease = $3`,
  values: [tenant, id, lease, at, failure],
})

/** The same in every process, so that a kind has one row in a tenant. */
function rowOf(kind: string): string {
  const hex = createHash('sha256').update(`daily ${kind}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
