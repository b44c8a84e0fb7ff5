import type { Role } from '../../backend/src/platform/identity/roles.ts'
import type { ApiClass } from '../../backend/src/platform/reading/plan.ts'
import type { NaiveField } from '../support/naive.ts'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import type { Side, Stage } from './stage.ts'

export type Variables = Record<string, unknown>

/** What a module says about itself to the tests, in `<word>.rows.ts` beside its manifest. */
export interface ModuleRows {
  /** MX-1: who may ask for which root field. Whoever is not named is denied. */
  fields: Readonly<Record<string, FieldRow>>
  /** AUTH-5: who may read which field of the types about people. */
  types?: Readonly<Record<string, TypeRow>>
  /** MX-2: the last words of places that take a text, and of those that take a key which is no UUID. */
  texts?: string
  keys?: string
  /** D7: the column that keeps each input field with a limit; null where it is none, as for the key of another table. */
  stored?: Readonly<Record<string, string | null>>
  /** D7: limits of columns that no input asks for. */
  unasked?: readonly string[]
  /** MX-2: what is not the caller's, for each place that takes an identifier and is no `input.id` of a change. */
  probes?: (stage: Stage) => Probe[]
  /** MX-2: lists with cursors, by root field, or by `Type.field` where they hang on a type. */
  pages?: Readonly<Record<string, PageRow>>
  /** Answers from rows in memory, by `Type.field`, that are neither a column nor the row that a key names. */
  naive?: Readonly<Record<string, NaiveField>>
  /** Who may take which document away. Whoever is not named is denied. */
  documents?: Readonly<Record<string, DocumentRow>>
  /** Registered queries by name, and those that documents ask. */
  reads?: Readonly<Record<string, RegisteredRead>>
}

export interface FieldRow {
  /** Roles for which it succeeds in their own tenant; `everyone` needs neither role nor tenant. */
  allowed: readonly Role[] | 'everyone' | 'anyRole'
  /** What is selected; `{ id }` of the record when left out. */
  asks?: string
  /** Arguments that need not be there and are used. */
  also?: readonly string[]
  /** Of a query that succeeds for those who are allowed. */
  variables?: (side: Side) => Variables
  /** Of a mutation that succeeds for those who are allowed, without the client's id of the wish. */
  input?: (side: Side) => Variables
  /** Further records of the own Kreis that the change of a record hides, beside a colleague's. */
  hides?: (own: Side) => string[]
}

/** The row of a change of what hangs on a case, of which `spare` is one more that it hides. */
export const change = (
  allowed: readonly Role[],
  what: 'talk' | 'followUp',
  spare?: 'colleaguesDue',
): FieldRow => ({
  allowed,
  input: ({ mine }) => ({ id: mine[what], version: 1 }),
  ...(spare && { hides: (own: Side) => [own.spare[spare]] }),
})

/** Puts a record into a list of a manager, or of a case of theirs, from which it can be taken again. */
type Add = (kreis: Kreis, manager: Manager, file: CaseFile) => Promise<string>

/** A list of managers, of records of its type's table, or else. */
export type PageRow = Add | { who: Role; add: Add; table?: string }
export interface DocumentRow {
  allowed: readonly Role[]
  /** Of a request that succeeds for those who are allowed. */
  variables: (side: Side) => Variables
  /** Of requests for what is there, but not for them. */
  hides?: (stage: Stage) => Variables[]
  /** People stand in it: as a list that asks for a reason, or as the one whom it is about. */
  people?: 'LIST' | 'ONE'
}

export interface TypeRow {
  type: ApiClass
  /** Names of fields, by who may read them. A new field is missing here until somebody decides. */
  read: readonly (readonly [readers: Readers, names: string])[]
  /** Types and fields from a case to a record, with what is within the field before it; or the list that has some. */
  way?: readonly (readonly [type: string, field: string, ...within: string[]])[]
  list?: readonly string[]
}

export type Readers = readonly Role[]

/** Managers, of own and deputised cases (R-CASE-5). */
export const files: Readers = ['integration_manager']
/** What assigning needs (domain 2.2), and what stands on every case. */
export const cases: Readers = ['integration_manager', 'coordinator']
/** Class S2 (domain 11.3). */
export const staff: Readers = ['coordinator']

/** A way to ask for something that is not the caller's, and the same way to ask for something that is. */
export interface Probe {
  place: string
  who: Role
  /** Gets an answer with something in it: the positive control. */
  own: string
  /** There, but not for the caller, or not of that kind. */
  hidden: string[]
  /** Not there at all; a random identifier when left out. */
  nowhere?: string
  /** What goes in elsewhere, by path, in place of what the field's row has. */
  given?: Variables
}

export interface RegisteredRead {
  who: Role
  variables?: (side: Side) => Variables
  /** Audit inserts that come on top of one statement per root field. */
  audits?: number
}
