import type { Statement } from '../database/tenant-query.ts'
import { uuidv7 } from '../database/uuidv7.ts'

/** Something that has to happen outside because a record changed. */
export interface Job {
  id: string
  kind: string
  /** The record that changed; what has to happen is read from it when it happens. */
  record: string
  attempts: number
}

/** Puts a job into the transaction of the change: it exists if and only if the change does. */
export const promise = (tenant: string, kind: string, record: string): Statement => ({
  name: 'outbox-promise',
  text: 'insert into app.outbox (tenant, id, kind, record) values ($1, $2, $3, $4)',
  values: [tenant, uuidv7(), kind, record],
})

/**
 * Takes the job that has been due longest. Taking it puts it off, so that it comes again when whoever took it fails
 * or dies: after half a minute, then twice as long each time, up to an hour.
 */
export const take = (tenant: string): Statement => ({
  name: 'outbox-take',
  text: `update app.outbox o
    set attempts = o.attempts + 1,
      due_at = now() + least(interval '30 seconds' * power(2, least(o.attempts, 10)), interval '1 hour')
    where o.tenant = $1 and o.id = (
      select w.id from app.outbox w where w.tenant = $1 and w.due_at <= now()
      order by w.due_at, w.id limit 1 for update skip locked)
    returning o.id, o.kind, o.record, o.attempts`,
  values: [tenant],
})

/** Forgets a job that is done. */
export const done = (tenant: string, id: string): Statement => ({
  name: 'outbox-done',
  text: 'delete from app.outbox where tenant = $1 and id = $2',
  values: [tenant, id],
})
