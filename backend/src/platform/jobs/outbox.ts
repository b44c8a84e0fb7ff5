import type { Statement } from '../database/statement.ts'
import { uuidv7 } from '../database/uuidv7.ts'

/** Something that has to happen because a record changed, or because its time of day has come. */
export interface Job {
  tenant: string
  id: string
  kind: string
  /** The record that changed; what has to happen is read from it when it happens. */
  record: string
  /** How often it was begun, this time included. */
  attempts: number
  /** By which whoever has taken it holds it. */
  lease: string
}

/** What is known of a tenant's jobs of one kind. */
export interface Load {
  kind: string
  due: boolean
  /** Jobs that were given up, and stay until they are asked for again. */
  failed: number
}

/**
 * Puts a job into the transaction of the change: it exists if and only if the change does. One that waits for the same
 * already is due at once, however often it failed; beside one under way a new one waits.
 */
export const promise = (tenant: string, kind: string, record: string): Statement => ({
  name: 'outbox-promise',
  text: `insert into app.outbox as o (tenant, id, kind, record) values ($1, $2, $3, $4)
    on conflict (tenant, kind, record) where lease is null
    do update set due_at = now(), attempts = 0, failed_at = null, failure = null`,
  values: [tenant, uuidv7(), kind, record],
})

/** What there is in a tenant. */
export const load = (tenant: string): Statement => ({
  name: 'outbox-load',
  text: `select kind, bool_or(due_at <= now()) as due, count(failed_at)::int as failed
    from app.outbox where tenant = $1 group by kind`,
  values: [tenant],
})

/** A job as somebody takes it. */
export interface Taken extends Job {
  /** Whoever had it before has not let go of it. */
  abandoned: boolean
}

/** Takes the job that has been due longest, unless somebody is at the same record; it is due again when the lease ends. */
export const take = (
  tenant: string,
  { kind, leaseMs }: { kind: string; leaseMs: number },
): Statement => ({
  name: 'outbox-take',
  text: `with next as materialized (
      select w.id, w.lease is not null as abandoned from app.outbox w
      where w.tenant = $1 and w.kind = $2 and w.due_at <= now()
        and not exists (select from app.outbox h where h.tenant = $1 and h.kind = $2 and h.record = w.record
          and h.id <> w.id and h.lease is not null and h.due_at > now())
      order by w.due_at, w.id limit 1 for update skip locked)
    update app.outbox o
    set attempts = o.attempts + 1, lease = $3, due_at = now() + $4 * interval '1 millisecond'
    from next where o.tenant = $1 and o.id = next.id
    returning o.tenant, o.id, o.kind, o.record, o.attempts, o.lease, next.abandoned`,
  values: [tenant, kind, uuidv7(), leaseMs],
})

/** The end of the lease moves on; no row when the lease is somebody else's by now. */
export const renew = (job: Job, leaseMs: number): Statement => ({
  name: 'outbox-renew',
  text: `update app.outbox set due_at = now() + $4 * interval '1 millisecond'
    where tenant = $1 and id = $2 and lease = $3 returning id`,
  values: [...held(job), leaseMs],
})

/** Forgets a job that is done; no row when it was somebody else's by now. */
export const done = (job: Job): Statement => ({
  name: 'outbox-done',
  text: 'delete from app.outbox where tenant = $1 and id = $2 and lease = $3 returning id',
  values: held(job),
})

/** Forgets a job beside which another one waits for the same. */
export const yieldToNext = (job: Job): Statement => ({
  name: 'outbox-yield',
  text: `delete from app.outbox o where o.tenant = $1 and o.id = $2 and o.lease = $3
    and exists (select from app.outbox w where w.tenant = $1 and w.kind = $4 and w.record = $5 and w.lease is null)
    returning o.id`,
  values: [...held(job), job.kind, job.record],
})

/** Comes again: after half a minute, then twice as long each time, up to an hour. */
export const putOff = (job: Job): Statement => ({
  name: 'outbox-put-off',
  text: `update app.outbox
    set lease = null, due_at = now() + least(interval '30 seconds' * power(2, least(attempts - 1, 10)), interval '1 hour')
    where tenant = $1 and id = $2 and lease = $3`,
  values: held(job),
})

/** Was interrupted through no fault of its own, so it is due now and the attempt does not count. */
export const putBack = (job: Job): Statement => ({
  name: 'outbox-put-back',
  text: `update app.outbox set lease = null, due_at = now(), attempts = attempts - 1
    where tenant = $1 and id = $2 and lease = $3`,
  values: held(job),
})

/** Stays as failed, and is not tried again until somebody asks for it. */
export const giveUp = (job: Job, failure: string): Statement => ({
  name: 'outbox-give-up',
  text: `update app.outbox set lease = null, due_at = 'infinity', failed_at = now(), failure = $4
    where tenant = $1 and id = $2 and lease = $3`,
  values: [...held(job), failure],
})

/** Asks for everything again that was given up in a tenant. */
export const retry = (tenant: string): Statement => ({
  name: 'outbox-retry',
  text: `update app.outbox set due_at = now(), attempts = 0, failed_at = null, failure = null
    where tenant = $1 and failed_at is not null and lease is null returning kind`,
  values: [tenant],
})

const held = ({ tenant, id, lease }: Job): unknown[] => [tenant, id, lease]
