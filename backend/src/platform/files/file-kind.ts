import type { Actor } from '../identity/actor.ts'
import type { Rule } from '../identity/policy.ts'
import type { Condition, Row } from '../reading/plan.ts'

/** What files of one kind belong to. A file has its record's rule: whoever sees the record may have it. */
export interface FileKind {
  /** Who may see such records at all. */
  rule: Rule
  /** Table of the records, with a column `file`. */
  table: string
  /** As the audit trail calls a record. */
  entity: string
  /** Which of them the actor may see the file of. */
  visible: (actor: Actor) => Condition[]
  /** SQL of what the file is called, without an ending. */
  name: (row: Row) => string
  /** SQL of the client whom the record concerns. */
  person: (row: Row) => string
}

/** By the word that stands in addresses: `/files/documents/<id of the document>`. */
export type FileKinds = Readonly<Record<string, FileKind>>
