import type { EntityManager } from '@mikro-orm/postgresql'
import type { Actor } from '../identity/actor.ts'

/** What a verb function works with. Everything it changes is written by `write`, all or nothing. */
export interface Work {
  em: EntityManager
  actor: Actor
  /** Today in Europe/Berlin, ISO 8601. */
  today: string
}

/** A record that a verb answers with. */
export interface Aggregate {
  id: string
}

export type Verb<Input> = (work: Work, input: Input) => Promise<Aggregate> | Aggregate
