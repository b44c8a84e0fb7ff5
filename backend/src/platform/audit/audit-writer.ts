import type { ChangeSet, EntityManager, EventSubscriber, FlushEventArgs } from '@mikro-orm/core'
import type { Statement } from '../database/tenant-query.ts'
import { uuidv7 } from '../database/uuidv7.ts'
import type { Actor } from '../identity/actor.ts'

/** What a unit of work is done for; every row it writes carries it. */
export interface Occasion {
  actor: Actor
  action: string
  requestId: string
}

/** Who did what to which record: names of changed columns, never values (AUD-5). In the order of `COLUMNS`. */
export type AuditEntry = readonly unknown[]

const COLUMNS = 'kind, subject, role, action, entity, entity_id, person, changed, request_id'

const occasions = new WeakMap<EntityManager, Occasion & { entries: AuditEntry[] }>()

/**
 * From now on, whatever this entity manager writes is audited as part of the occasion.
 * @returns the entries, to which every flush adds; whoever ends the transaction writes them in it
 */
export function auditAs(em: EntityManager, occasion: Occasion): AuditEntry[] {
  const entries: AuditEntry[] = []
  occasions.set(em, { ...occasion, entries })
  return entries
}

/** One audit row for each record that a flush writes, in the same transaction (AUD-1). */
export class AuditWriter implements EventSubscriber {
  onFlush({ em, uow }: FlushEventArgs): void {
    const occasion = occasions.get(em)
    if (!occasion) throw new Error('nothing is written without an occasion')
    occasion.entries.push(...uow.getChangeSets().map(change => entryOf(change, occasion)))
  }
}

/** All entries in one statement. */
export function auditRows(tenant: string, entries: readonly AuditEntry[]): Statement {
  const values: unknown[] = [tenant]
  const rows = entries.map(
    entry => `($1, ${[uuidv7(), ...entry].map(value => `$${values.push(value)}`).join(', ')})`,
  )
  const text = `insert into app.audit_entry (tenant, id, ${COLUMNS}) values ${rows.join(', ')}`
  return { name: `audit-writes-${entries.length}`, text, values }
}

type Written = Record<string, { id?: string } & Record<string, { id?: string }>>

function entryOf(change: ChangeSet<object>, { actor, action, requestId }: Occasion): AuditEntry {
  const entity = change.entity as Written & { id?: string }
  const name = className(change)
  return [
    'WRITE',
    actor.subject,
    actor.roles.join(' '),
    action,
    name,
    entity.id ?? null,
    personOf(name, entity),
    columnsOf(change).filter(column => column !== 'tenant'),
    requestId,
  ]
}

/** The person whom a record concerns: itself, the client of the record or of its case. */
const personOf = (name: string, entity: Written & { id?: string }): string | null =>
  (name === 'Person' ? entity.id : (entity.person?.id ?? entity.caseFile?.person?.id)) ?? null

const columnsOf = ({ payload, meta }: ChangeSet<object>): string[] =>
  Object.keys(payload).flatMap(name => meta.properties[name as never]['fieldNames'] as string[])

const className = ({ entity }: ChangeSet<object>): string => entity.constructor.name
