import { types, type EntitySchema } from '@mikro-orm/core'
import { Int } from 'type-graphql'
import { DateScalar, DateTimeScalar, LocalTimeScalar, UuidScalar } from '../ground/scalars.ts'

/** What an entity says about one of its properties, before the ORM has discovered it. */
export interface StoredProperty {
  name: string
  column: string
  /** What a relation names. */
  entity: (() => { name: string }) | undefined
  /** Key column of the referenced table, for relations. */
  referenced: string
  nullable: boolean
  description: string
  type: unknown
  items: (() => object) | undefined
  array: boolean
}

interface RawProperty {
  entity?: () => { name: string }
  fieldName?: string
  ownColumns?: string[]
  joinColumn?: string
  joinColumns?: string[]
  referencedColumnNames?: string[]
  nullable?: boolean
  comment?: string
  type?: unknown
  array?: boolean
  items?: unknown
  enum?: boolean
}

/** The stored property of that name. Throws at start when an API type names a column that is not there. */
export function propertyOf(schema: EntitySchema, name: string): StoredProperty {
  const raw = (schema.meta.properties as unknown as Record<string, RawProperty | undefined>)[name]
  if (!raw) throw new Error(`${schema.meta.className} stores no ${name}`)

  const { referencedColumnNames = ['id'], nullable = false, comment = '', array = false } = raw
  return {
    name,
    column: columnOf(raw) ?? underscored(name),
    entity: raw.entity,
    referenced: referencedColumnNames.at(-1)!,
    nullable,
    description: comment,
    type: raw.type,
    items: typeof raw.items === 'function' ? (raw.items as () => object) : undefined,
    array,
  }
}

const columnOf = (raw: RawProperty): string | undefined =>
  raw.ownColumns?.[0] ?? raw.joinColumn ?? raw.joinColumns?.at(-1) ?? raw.fieldName

/** The table of an entity; tables outside the schemas of tenants carry no tenant. */
export function tableOf(schema: EntitySchema): { table: string; tenanted: boolean } {
  const { schema: namespace, tableName, properties } = schema.meta
  return { table: `${namespace}.${tableName}`, tenanted: 'tenant' in properties }
}

const SCALARS = new Map<unknown, unknown>([
  [types.text, String],
  [types.string, String],
  [types.integer, Int],
  [types.boolean, Boolean],
  [types.date, DateScalar],
  [types.datetime, DateTimeScalar],
  [types.time, LocalTimeScalar],
  [types.uuid, UuidScalar],
])

/** The GraphQL type of a stored column: its code list, or the scalar of its ORM type. */
export function graphqlTypeOf(property: StoredProperty): () => never {
  const scalar = property.items ? property.items() : SCALARS.get(property.type)
  const isList = property.array || property.type instanceof types.array
  const type = scalar ?? (isList ? String : undefined)
  if (!type) throw new Error(`no GraphQL type for ${property.name}`)

  return (() => (isList ? [type] : type)) as () => never
}

export const underscored = (name: string): string =>
  name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
