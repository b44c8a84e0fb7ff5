import type { EntityClass, RequiredEntityData } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { CodeBook } from '../codes/code-book.ts'
import type { Statement } from '../database/statement.ts'
import type { Actor } from '../identity/actor.ts'

/** What a verb function works with. Everything it changes is written by `write`, all or nothing. */
export interface Work {
  /** For what is there and changes; a verb that changes nothing of the kind never begins a unit of work. */
  readonly em: EntityManager
  /**
   * Writes a record that is new, in the order of the calls and after whatever has been waited for; it costs no round
   * trip. Records that it refers to are known by their keys.
   */
  add: <Entity extends object>(
    type: EntityClass<Entity>,
    facts: RequiredEntityData<Entity>,
  ) => Entity
  /**
   * Changes records alike, in one statement for all of them; whoever asks has locked them, and seen that the caller may.
   * A unit of work that knows one of them does not learn of it.
   */
  change: <Entity extends object>(
    type: EntityClass<Entity>,
    records: readonly Changed[],
    facts: Partial<Entity>,
  ) => void
  /**
   * Rows of a prepared statement in the same transaction, for what is looked at but not changed. `$1` is the tenant, here
   * and in `send`; the statement's values begin with `$2`.
   */
  rows: <Row>(statement: Statement) => Promise<Row[]>
  /** Sends a statement of the same transaction whose rows nobody needs; it costs no round trip. */
  send: (statement: Statement) => void
  /** Has a job of this kind do, once all this is there, what the record's change asks for outside (`platform/jobs`). */
  promise: (kind: string, record: string) => void
  actor: Actor
  /** Key of the organisation in whose data this happens: a Kreis's AGS. */
  organisation: string
  /** Codes of the lists that the verb's input names; empty where it names none. */
  codes: CodeBook
  /** Today in Europe/Berlin, ISO 8601. */
  today: string
}

/** A record that is there, as far as a change needs to know it. */
export interface Changed {
  id: string
  /** The client whom it concerns; null when it concerns none. */
  person: string | null
  /** As it was locked; of records that count none, left out. */
  version?: number
}

/** A record that a verb answers with. */
export interface Aggregate {
  id: string
}

export type Verb<Input> = (work: Work, input: Input) => Promise<Aggregate> | Aggregate
