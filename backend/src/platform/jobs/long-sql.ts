import type { Statement } from '../database/statement.ts'
import { before, type JobState } from './job-state.ts'
import type { Outcome } from './long-work.ts'

/** Which job of which tenant. */
export interface Place {
  tenant: string
  id: string
}

/** A job as whoever does it looks at it. */
export interface Running {
  state: JobState
  subject: string
  role: string
  input: object
  undoes: string | null
  cancelAsked: boolean
  /** Whether there are records of which nothing has become yet. */
  isLeft: boolean
}

export const look = ({ tenant, id }: Place): Statement => ({
  name: 'job-look',
  text: `select j.state, j.subject, j.role, j.input, j.undoes, j.cancel_asked as "cancelAsked",
      exists (select from app.job_item i where i.tenant = $1 and i.job = $2 and i.outcome is null) as "isLeft"
    from app.job j where j.tenant = $1 and j.id = $2`,
  values: [tenant, id],
})

export const begun = ({ tenant, id }: Place): Statement => ({
  name: 'job-begun',
  text: `update app.job set state = 'RUNNING', started_at = now() where tenant = $1 and id = $2 and state = any ($3)`,
  values: [tenant, id, before('RUNNING')],
})

/** The next of what is left. Whoever is at the same waits here, and then goes on behind it. */
export const next = ({ tenant, id }: Place, most: number): Statement => ({
  name: 'job-next',
  text: `select record, version, kept from app.job_item
    where tenant = $1 and job = $2 and outcome is null order by position limit $3 for update`,
  values: [tenant, id, most],
})

/** What became of things, with what would be needed to take it back. */
export const settled = ({ tenant, id }: Place, outcomes: readonly Outcome[]): Statement => ({
  name: 'job-settled',
  text: `update app.job_item i set outcome = d.outcome, kept = d.kept
    from unnest($3::uuid[], $4::text[], $5::jsonb[]) as d (record, outcome, kept)
    where i.tenant = $1 and i.job = $2 and i.record = d.record`,
  values: [
    tenant,
    id,
    outcomes.map(({ record }) => record),
    outcomes.map(({ outcome }) => outcome),
    outcomes.map(({ kept, version }) => (kept ? JSON.stringify({ ...kept, version }) : null)),
  ],
})

/** Has been taken back, so that it is not a second time. */
export const takenBack = (
  { tenant }: Place,
  job: string,
  outcomes: readonly Outcome[],
): Statement => ({
  name: 'job-taken-back',
  text: `update app.job_item set kept = null where tenant = $1 and job = $2 and record = any ($3::uuid[])`,
  values: [tenant, job, outcomes.filter(({ kept }) => kept).map(({ record }) => record)],
})

/** How far it is, counted anew, so that nothing is counted twice; no row when it was over by now. */
export const counted = ({ tenant, id }: Place): Statement => ({
  name: 'job-counted',
  text: `update app.job j set done = c.done, result = c.result
    from (select coalesce(sum(o.n), 0)::int as done, coalesce(jsonb_object_agg(o.outcome, o.n), '{}') as result
      from (select i.outcome, count(*) as n from app.job_item i
        where i.tenant = $1 and i.job = $2 and i.outcome is not null group by i.outcome) o) c
    where j.tenant = $1 and j.id = $2 and j.state = 'RUNNING' returning j.id`,
  values: [tenant, id],
})

interface End {
  state: JobState
  failure?: string
  /** How long what is done may be taken back; null for what takes back itself. */
  undoHours: number | null
}

/** It is over; no row when it was before. */
export const ended = ({ tenant, id }: Place, { state, failure, undoHours }: End): Statement => ({
  name: 'job-ended',
  text: `update app.job j set state = $3, failure = $4, ended_at = now(), undo_until =
      case when exists (select from app.job_item i where i.tenant = $1 and i.job = $2 and i.kept is not null)
        then now() + $5 * interval '1 hour' end
    where j.tenant = $1 and j.id = $2 and j.state = any ($6)`,
  values: [tenant, id, state, failure ?? null, undoHours, before(state)],
})

export const undone = ({ tenant }: Place, job: string): Statement => ({
  name: 'job-undone',
  text: `update app.job set state = 'UNDONE' where tenant = $1 and id = $2 and state = any ($3)`,
  values: [tenant, job, before('UNDONE')],
})

const KEPT_DAYS = 30

/** Jobs whose time is over. */
export const forgotten = (tenant: string): Statement => ({
  name: 'job-forgotten',
  text: `delete from app.job where tenant = $1 and ended_at < now() - $2 * interval '1 day'`,
  values: [tenant, KEPT_DAYS],
})
