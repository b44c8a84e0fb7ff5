import type { ChangeSet, EntityManager, EventSubscriber, FlushEventArgs } from '@mikro-orm/core'
import type { Actor } from '../identity/actor.ts'
import { AuditEntry } from './audit-entry.entity.ts'

/** What a unit of work is done for; every row it writes carries it. */
export interface Occasion {
  actor: Actor
  action: string
  requestId: string
}

const occasions = new WeakMap<EntityManager, Occasion>()

/** From now on, whatever this entity manager writes is audited as part of the occasion. */
export const auditAs = (em: EntityManager, occasion: Occasion): unknown =>
  occasions.set(em, occasion)

/** One audit row for each record that a flush writes, in the same transaction (AUD-1). */
export class AuditWriter implements EventSubscriber {
  onFlush({ em, uow }: FlushEventArgs): void {
    const occasion = occasions.get(em as EntityManager)
    if (!occasion) throw new Error('nothing is written without an occasion')

    for (const change of uow.getChangeSets()) {
      if (change.entity instanceof AuditEntry) continue
      uow.computeChangeSet(em.create(AuditEntry, entryOf(change, occasion)))
    }
  }
}

type Written = Record<string, { id?: string } & Record<string, { id?: string }>>

function entryOf(change: ChangeSet<object>, { actor, action, requestId }: Occasion): AuditEntry {
  const entity = change.entity as Written & { id?: string }
  return {
    kind: 'WRITE',
    subject: actor.subject,
    role: actor.roles.join(' '),
    action,
    entity: className(change),
    entityId: entity.id ?? null,
    person: personOf(className(change), entity),
    changed: Object.keys(change.payload).filter(name => name !== 'tenant'),
    requestId,
  } as unknown as AuditEntry
}

/** The person whom a record concerns: itself, the client of the record or of its case. */
const personOf = (name: string, entity: Written & { id?: string }): string | null =>
  (name === 'Person' ? entity.id : (entity.person?.id ?? entity.caseFile?.person?.id)) ?? null

const className = ({ entity }: ChangeSet<object>): string => entity.constructor.name
