import type { Statement } from '../database/statement.ts'
import type { Kept } from '../files/file-content.ts'

/** One request by a limited link. */
interface LinkUse {
  tenant: string
  /** SHA-256 of the secret. */
  hash: Buffer
  requestId: string
  /** Whether the file is asked for, or what is said of it. */
  takes: boolean
  /** Whether a file may be had that no scanner has seen. */
  unscanned: boolean
}

/** What a link gives: a file, and what its page says of it. */
export interface Given extends Kept {
  title: string
  type: string
  size: number
  recipient: string
  /** ISO 8601. */
  lastDay: string
  sender: string
  organisation: string
  /** The tenant's key, as the database holds it. */
  root: string
  wrapped: Buffer
}

/** What opens by links of one purpose. */
export interface LinkKind {
  /**
   * Asked as `digintm_links`: one call of the purpose's function, which counts the use, writes it into the trail and
   * answers with one row of {@link Given}; with none for whatever does not open, without any other difference.
   */
  use: (use: LinkUse) => Statement
}

/** By the first part of the address: `/freigabe/<AGS>.<secret>`. */
export type LinkKinds = Readonly<Record<string, LinkKind>>
