import type { EntityManager } from '@mikro-orm/postgresql'
import type { Statement } from '../database/tenant-query.ts'
import type { Actor } from '../identity/actor.ts'

/** What a verb function works with. Everything it changes is written by `write`, all or nothing. */
export interface Work {
  em: EntityManager
  /** Rows of a prepared statement in the same transaction, for what is looked at but not changed. */
  rows: <Row>(statement: Statement) => Promise<Row[]>
  /** Sends a statement of the same transaction whose rows nobody needs; it costs no round trip. */
  send: (statement: Statement) => void
  actor: Actor
  /** Today in Europe/Berlin, ISO 8601. */
  today: string
}

/** A record that a verb answers with. */
export interface Aggregate {
  id: string
}

export type Verb<Input> = (work: Work, input: Input) => Promise<Aggregate> | Aggregate
