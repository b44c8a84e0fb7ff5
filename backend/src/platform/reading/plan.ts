import type { Rule } from '../identity/policy.ts'
import type { Compiled } from './compiled.ts'
import type { Actor } from '../identity/actor.ts'

/** A row alias in the statement under construction, e.g. `t3`. */
export type Row = string

/** Adds a bound parameter to the statement and returns its placeholder (`$4`). Values never become SQL text. */
export type Bind = (value: unknown) => string

/** One condition on a row; every value goes through `bind`. */
export type Condition = (row: Row, bind: Bind) => string

/** `$1` of every statement is the tenant (growth.md rule 4). */
export const TENANT = '$1'

/** Columns of a keyset, most significant first, id last. `type` casts the cursor's text back. */
export interface Order {
  columns: readonly {
    sql: (row: Row) => string
    type: 'uuid' | 'text' | 'date' | 'timestamptz' | 'int'
  }[]
  descending: boolean
  /** Whoever sees a row may read its columns, so that cursors need not hide them. */
  open?: boolean
}

/** What ends every order, so that no two rows are level. */
export const byId: Order['columns'][number] = { sql: row => `${row}.id`, type: 'uuid' }

/** By one column, then by the key. */
export const by = (
  column: string,
  type: Order['columns'][number]['type'],
  { descending = false, open = false } = {},
): Order => ({ columns: [{ sql: row => `${row}.${column}`, type }, byId], descending, open })

export interface Link {
  /** Joins the child to its parent; the child's tenant predicate is added by the compiler. */
  on: (parent: Row, child: Row) => string
  order?: Order
}

/** How one field of an API type comes out of the database, and who may read it. */
export type FieldPlan = ColumnPlan | DerivedPlan | LinkedPlan | PagePlan | MixedPlan

interface Access {
  rule: Rule
  /** Reading the field leaves an audit entry for each person concerned (AUD-2). */
  audited?: boolean
}

interface ColumnPlan extends Access {
  kind: 'column' | 'computed'
  sql: (row: Row) => string
}

interface DerivedPlan extends Access {
  kind: 'derived'
  needs: (row: Row) => string[]
  from: (needed: unknown[], actor: Actor) => unknown
}

export interface LinkedPlan extends Access {
  kind: 'one' | 'many'
  target: () => ApiClass
  link: Link
}

export interface PagePlan extends Access {
  kind: 'page'
  target: () => ApiClass
  link: Link & { order: Order }
}

/** A page of rows of several types, in an order that all of them have. */
export interface MixedPlan extends Access {
  kind: 'mixed'
  members: readonly Member[]
  order: Order
}

/** What one type brings into a list of several. */
export interface Member {
  target: () => ApiClass
  link: Link & { order: Order }
}

/** A class that `@Shows` describes. */
export type ApiClass = new () => object

/** How an API type is read: its table, whether the table belongs to tenants, and its fields by GraphQL name. */
export interface TypePlan {
  name: string
  table: string
  tenanted: boolean
  fields: Map<string, FieldPlan>
  /** SQL of the person whom an audited read of this row concerns. */
  person?: (row: Row) => string
  /** Which rows an actor may see, for records that mutations answer with. */
  visibleTo?: (actor: Actor) => (selection: Compiled) => Condition[]
}

const plans = new Map<ApiClass, TypePlan>()

/** The plan of an API class, created on first mention because decorators run field by field. */
export function planOf(target: ApiClass): TypePlan {
  const existing = plans.get(target)
  if (existing) return existing

  const plan: TypePlan = { name: '', table: '', tenanted: true, fields: new Map() }
  plans.set(target, plan)
  return plan
}

/** The API class of a GraphQL type that mutations answer with. */
export function typeReadFrom(name: string): { type: ApiClass; plan: TypePlan } {
  for (const [type, plan] of plans) if (plan.name === name) return { type, plan }
  throw new Error(`${name} is read from no table`)
}
