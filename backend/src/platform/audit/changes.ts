import type { ChangeSet, EntityProperty } from '@mikro-orm/core'
import type { Statement } from '../database/statement.ts'

/** What the trail needs of a write. */
export type Written = Pick<ChangeSet<object>, 'entity' | 'payload' | 'meta'>

/** Which fields, by their names in the API, brought a record to which version (LOCK-1). */
export interface RecordChange {
  record: string
  version: number
  changed: string[]
}

/** What a flush is about to change of a record that counts its versions; nothing for all others. */
export function changeOf({ entity, payload, meta, type }: ChangeSet<object>): RecordChange[] {
  const { versionProperty, properties } = meta
  if (type !== 'update' || !versionProperty) return []
  const { id, version } = entity as { id: string; version: number }
  const changed = Object.keys(payload)
    .map(name => properties[name as never] as EntityProperty)
    // what changes with every write is no news
    .filter(({ onUpdate }) => !onUpdate)
    .map(({ name, serializedName }) => serializedName ?? name)
  return [{ record: id, version: version + 1, changed }]
}

/** All of them in one statement. */
export function changeRows(
  tenant: string,
  subject: string,
  changes: readonly RecordChange[],
): Statement {
  const values: unknown[] = [tenant, subject]
  const rows = changes.map(
    ({ record, version, changed }) =>
      `($1, $2, ${[record, version, changed].map(value => `$${values.push(value)}`).join(', ')})`,
  )
  const text = `insert into app.record_change (tenant, subject, record, version, changed) values ${rows.join(', ')}`
  return { name: `change-writes-${changes.length}`, text, values }
}
