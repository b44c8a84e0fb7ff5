import { Field, ObjectType } from 'type-graphql'
import type { EntitySchema } from '@mikro-orm/core'
import type { Rule } from '../identity/policy.ts'
import type { Actor } from '../identity/actor.ts'
import { graphqlTypeOf, propertyOf, tableOf, type StoredProperty } from './metadata.ts'
import {
  planOf,
  TENANT,
  typeReadFrom,
  type ApiClass,
  type Link,
  type Order,
  type Row,
  type TypePlan,
} from './plan.ts'

interface Shown extends Pick<TypePlan, 'person' | 'visibleTo'> {
  description: string
  /** Who may read what: columns and relations of the entity by name, or under another one (`case:caseFile`). */
  to: readonly (readonly [rule: Rule, names: string])[]
}

/**
 * An API type that is read from the table of an entity, and what of it is shown to whom. Types, nullability and
 * descriptions of its fields come from the entity, so each is said once; a relation shows as the type of what it names.
 */
export function Shows(schema: EntitySchema, { description, to, ...options }: Shown) {
  return (target: ApiClass): void => {
    const name = schema.meta.className
    Object.assign(planOf(target), tableOf(schema), { name }, options)
    for (const [rule, names] of to)
      for (const each of names.split(' ')) {
        const [field, stored = field] = each.split(':') as [string, string?]
        showField(target, field, { rule, property: propertyOf(schema, stored) })
      }
    ObjectType(name, { simpleResolvers: true, description })(target)
  }
}

function showField(
  target: ApiClass,
  name: string,
  { rule, property }: { rule: Rule; property: StoredProperty },
): void {
  const { column, entity, referenced, nullable, description } = property
  const { fields } = planOf(target)
  const said = { nullable, ...(description && { description }) }
  if (!entity) {
    fields.set(name, { kind: 'column', rule, sql: row => `${row}.${column}` })
    Field(graphqlTypeOf(property), said)(target.prototype, name)
    return
  }
  const type = () => typeReadFrom(entity().name).type
  const link: Link = { on: (parent, child) => `${child}.${referenced} = ${parent}.${column}` }
  fields.set(name, { kind: 'one', rule, target: type, link })
  Field(type, said)(target.prototype, name)
}

interface FieldOptions {
  rule: Rule
  description: string
  nullable?: boolean
}

/** A field that the database computes. `sql` sees the row's alias; every table in it names `TENANT` itself. */
export function Computed(
  type: () => unknown,
  options: FieldOptions & { sql: (row: Row) => string; audited?: boolean },
) {
  return (prototype: object, name: string): void => {
    const { rule, sql, audited = false } = options
    planOf(prototype.constructor as ApiClass).fields.set(name, {
      kind: 'computed',
      rule,
      sql,
      audited,
    })
    Field(type as never, describe(options))(prototype, name)
  }
}

/** A field that is derived in the process from the columns it needs. */
export function Derived<Needed extends unknown[]>(
  type: () => unknown,
  options: FieldOptions & {
    needs: (row: Row) => string[]
    from: (needed: Needed, actor: Actor) => unknown
  },
) {
  return (prototype: object, name: string): void => {
    const { rule, needs } = options
    const from = options.from as (needed: unknown[], actor: Actor) => unknown
    planOf(prototype.constructor as ApiClass).fields.set(name, {
      kind: 'derived',
      rule,
      needs,
      from,
    })
    Field(type as never, describe(options))(prototype, name)
  }
}

/** One row of another table, found by its own key, e.g. the latest of its kind. */
export function One(
  type: () => ApiClass,
  options: FieldOptions & { on: Link['on']; order?: Order },
) {
  return (prototype: object, name: string): void => {
    planOf(prototype.constructor as ApiClass).fields.set(name, {
      kind: 'one',
      rule: options.rule,
      target: type,
      link: linkOf(options),
    })
    Field(type as never, describe(options))(prototype, name)
  }
}

/** A list of rows of another table; of more than `MOST_ROWS` it says so instead of leaving some out: long ones are pages. */
export function Many(
  type: () => ApiClass,
  options: FieldOptions & { on: Link['on']; order: Order },
) {
  return (prototype: object, name: string): void => {
    planOf(prototype.constructor as ApiClass).fields.set(name, {
      kind: 'many',
      rule: options.rule,
      target: type,
      link: linkOf(options),
    })
    Field((() => [type()]) as never, describe(options))(prototype, name)
  }
}

/** A nested Relay connection. The decorated method only names its arguments and type; reading fills it. */
export function Page(type: () => ApiClass, options: { rule: Rule; on: Link['on']; order: Order }) {
  return (prototype: object, name: string): void => {
    planOf(prototype.constructor as ApiClass).fields.set(name, {
      kind: 'page',
      rule: options.rule,
      target: type,
      link: options,
    })
  }
}

const linkOf = ({ on, order }: { on: Link['on']; order?: Order }): Link => ({
  on,
  ...(order && { order }),
})
const describe = ({ description, nullable = false }: FieldOptions) => ({ description, nullable })

/** `(select …)` as a value, on an aliased table (`app.case_file f`) of the same tenant. */
export const ofTenant = (table: string, rest: string, what: string): string =>
  `(select ${what} from ${table} where ${table.split(' ').at(-1)}.tenant = ${TENANT} and ${rest})`
