import type { EntityClass, EntityMetadata, EntityProperty } from '@mikro-orm/core'
import type { MikroORM } from '@mikro-orm/postgresql'
import type { RecordChange, Written } from '../audit/changes.ts'
import type { Statement } from '../database/statement.ts'
import { statementName } from '../database/statement.ts'
import type { Changed } from './work.ts'

/** A record as far as it is known, with the ways of its class; no unit of work watches it, so changing it writes nothing. */
export const known = <Entity extends object>(
  type: EntityClass<Entity>,
  facts: Partial<Entity>,
): Entity => Object.setPrototypeOf({ ...facts }, type.prototype as object) as Entity

interface NewRecord<Entity> {
  record: Entity
  statement: Statement
  written: Written
}

/**
 * A record that is new is known whole: its one statement follows from the mapping alone, without a unit of work that
 * would have to find out what has changed.
 */
export function newRecord<Entity extends object>(
  orm: MikroORM,
  type: EntityClass<Entity>,
  facts: Partial<Entity>,
): NewRecord<Entity> {
  const meta = orm.getMetadata().get<Entity>(type)
  const record = known(type, facts)
  const payload: Record<string, unknown> = {}
  const columns: string[] = []
  const values: unknown[] = []
  for (const stored of storedIn(meta, orm)) {
    const value = stored.of(record)
    if (value === undefined) continue // the database's default
    columns.push(stored.column)
    values.push(value)
    if (stored.isFact) payload[stored.property] = value
  }
  const text = `insert into "${meta.schema}"."${meta.tableName}" (${columns.join(', ')}) values (${values.map((_, at) => `$${at + 1}`).join(', ')})`
  return {
    record,
    statement: { name: statementName(text), text, values },
    written: { entity: record, payload, meta: meta as EntityMetadata },
  }
}

interface ManyChanged<Entity> {
  type: EntityClass<Entity>
  tenant: string
  records: readonly Changed[]
  facts: Partial<Entity>
}

interface AlikeChanged {
  statement: Statement
  entries: { id: string; person: string | null; columns: string[] }[]
  changes: RecordChange[]
}

/** The same change of many records: its one statement follows from the mapping, too. */
export function changedRecords<Entity extends object>(
  orm: MikroORM,
  { type, tenant, records, facts }: ManyChanged<Entity>,
): AlikeChanged {
  const meta = orm.getMetadata().get<Entity>(type)
  const values: unknown[] = [tenant, records.map(({ id }) => id)]
  const given = storedIn(meta, orm).filter(({ property }) => property in facts)
  const set = given.map(({ column, of }) => `${column} = $${values.push(of(facts))}`)
  const { versionProperty } = meta
  for (const { column, property, renewed } of storedIn(meta, orm)) {
    if (property === versionProperty) set.push(`${column} = ${column} + 1`)
    if (renewed) set.push(`${column} = now()`)
  }
  const text = `update "${meta.schema}"."${meta.tableName}" set ${set.join(', ')} where tenant = $1 and id = any ($2::uuid[])`
  const columns = given.map(({ column }) => column.slice(1, -1))
  const changed = given.map(({ property }) => property)
  return {
    statement: { name: statementName(text), text, values },
    entries: records.map(({ id, person }) => ({ id, person, columns })),
    changes: records.flatMap(({ id, version }) =>
      versionProperty && version !== undefined
        ? [{ record: id, version: version + 1, changed }]
        : [],
    ),
  }
}

/** One property of a class, and what of it goes into its column. */
interface Stored {
  property: string
  column: string
  /** The version counts changes and is none itself. */
  isFact: boolean
  /** Has the time of the last change. */
  renewed: boolean
  of(record: object): unknown
}

const stored = new WeakMap<object, Stored[]>()

function storedIn<Entity extends object>(meta: EntityMetadata<Entity>, orm: MikroORM): Stored[] {
  const before = stored.get(meta)
  if (before) return before
  const found = (meta.props as EntityProperty[])
    .filter(({ persist, fieldNames }) => persist !== false && fieldNames)
    .map(property => storedAs(property, orm))
  stored.set(meta, found)
  return found
}

function storedAs(property: EntityProperty, orm: MikroORM): Stored {
  const { name, onCreate, onUpdate, version } = property
  const [column] = property.targetMeta ? property.ownColumns : property.fieldNames
  const convert = property.targetMeta ? keyOf(property) : inDatabase(property, orm)
  return {
    property: name,
    column: `"${column}"`,
    isFact: !version,
    renewed: Boolean(onUpdate),
    of(record) {
      const facts = record as Record<string, unknown>
      if (onCreate) facts[name] ??= onCreate(record, orm.em)
      const value = facts[name]
      return value === undefined || value === null ? value : convert(value)
    },
  }
}

type Convert = (value: unknown) => unknown

function inDatabase({ customType }: EntityProperty, orm: MikroORM): Convert {
  const platform = orm.em.getPlatform()
  return customType ? value => customType.convertToDatabaseValue(value, platform) as unknown : same
}

const same: Convert = value => value

/** Of the record that is referred to: the key that the column of its own holds. */
function keyOf({
  targetMeta,
  joinColumns,
  ownColumns,
  referencedColumnNames,
}: EntityProperty): Convert {
  const referenced = referencedColumnNames[joinColumns.indexOf(ownColumns[0]!)]!
  const { name } = targetMeta!.props.find(({ fieldNames }) => fieldNames?.[0] === referenced)!
  return record => (record as Record<string, unknown>)[name]
}
