import type { EntityManager, EventSubscriber, FlushEventArgs } from '@mikro-orm/core'
import type { Statement } from '../database/statement.ts'
import { uuidv7 } from '../database/uuidv7.ts'
import type { Actor } from '../identity/actor.ts'
import { changeOf, type RecordChange, type Written } from './changes.ts'
import { PersonFinder } from './person-of.ts'

/** What a unit of work is done for; every row it writes carries it. */
export interface Occasion {
  actor: Actor
  action: string
  requestId: string
}

/** Who did what to which record: names of changed columns, never values (AUD-5). In the order of `COLUMNS`. */
export type AuditEntry = readonly unknown[]

const COLUMNS = 'kind, subject, role, action, entity, entity_id, person, changed, request_id'

/** What flushes leave behind; whoever ends the transaction writes it in it. */
export interface Trail {
  entries: AuditEntry[]
  changes: RecordChange[]
}

const occasions = new WeakMap<object, Occasion & Trail>()

/**
 * From now on, whatever this entity manager writes is audited as part of the occasion.
 * @returns the trail, to which every flush adds
 */
export function auditAs(
  em: EntityManager,
  occasion: Occasion,
  trail: Trail = { entries: [], changes: [] },
): Trail {
  occasions.set(em, { ...occasion, ...trail })
  return trail
}

/** One audit row for each record that a flush writes, in the same transaction (AUD-1). */
export class AuditWriter implements EventSubscriber {
  async onFlush({ em, uow }: FlushEventArgs): Promise<void> {
    const occasion = occasions.get(em)
    if (!occasion) throw new Error('nothing is written without an occasion')
    const written = uow.getChangeSets()
    const created = written.filter(({ type }) => type === 'create')
    occasion.entries.push(
      ...(await entriesOf(
        written,
        occasion,
        finderFor(() => em, created),
      )),
    )
    occasion.changes.push(...written.flatMap(changeOf))
  }
}

const finderFor = (em: () => EntityManager, created: readonly Written[]): PersonFinder =>
  new PersonFinder(
    em,
    created.map(({ entity }) => entity),
  )

/** The same for records that are new and were written without a flush; `em` is asked when a person is not known. */
export const entriesOfNew = (
  written: readonly Written[],
  occasion: Occasion,
  em: () => EntityManager,
): Promise<AuditEntry[]> => entriesOf(written, occasion, finderFor(em, written))

async function entriesOf(
  written: readonly Written[],
  occasion: Occasion,
  finder: PersonFinder,
): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = []
  for (const change of written)
    entries.push(entryOf(describe(change, await finder.personOf(change.entity)), occasion))
  return entries
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

interface Subject {
  /** Name of the class. */
  entity: string
  id: string | null
  person: string | null
  columns: string[]
}

export const entryOf = (
  { entity, id, person, columns }: Subject,
  { actor, action, requestId }: Occasion,
): AuditEntry => [
  'WRITE',
  actor.subject,
  actor.roles.join(' '),
  action,
  entity,
  id,
  person,
  columns,
  requestId,
]

const describe = (change: Written, person: string | null): Subject => ({
  entity: className(change),
  id: (change.entity as { id?: string }).id ?? null,
  person,
  columns: columnsOf(change).filter(column => column !== 'tenant'),
})

const columnsOf = ({ payload, meta }: Written): string[] =>
  Object.keys(payload).flatMap(name => meta.properties[name as never]['fieldNames'] as string[])

const className = ({ entity }: Written): string => entity.constructor.name
