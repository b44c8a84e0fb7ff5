import { hash } from 'node:crypto'
import { collected } from '../encryption/stream.ts'
import { NotFound } from '../ground/errors.ts'
import type { Actor } from '../identity/actor.ts'
import { contentOf, keep, type FileGround, type Kept } from './file-content.ts'
import { fileType, RefusedFile } from './file-types.ts'
import { inspected } from './inspect.ts'
import {
  addPiece,
  advance,
  find,
  forget,
  forgetPieces,
  pieces,
  settle,
  type Claimed,
  type PieceRow,
  type UploadRow,
} from './upload-rows.ts'

/** Pieces come one after the other; this one begins elsewhere. */
export class WrongOffset extends Error {
  constructor(readonly received: number) {
    super('a piece begins where the last one ended')
  }
}

/** What comes in by tickets. Every piece lies in the store before its row says that it has arrived. */
export class Uploads {
  readonly #ground: FileGround

  constructor(ground: FileGround) {
    this.#ground = ground
  }

  /** Throws `NotFound` for everybody who has not started it, or does not know its ticket, or comes too late. */
  async find(claimed: Claimed): Promise<UploadRow> {
    const [row] = await this.#ground.tenants.read<UploadRow>(claimed.tenant, find(claimed))
    if (!row) throw new NotFound()
    return row
  }

  /** @returns how much has arrived now; what has, stays, whatever happens */
  async take(claimed: Claimed, startsAt: number, content: Buffer): Promise<number> {
    const { received, size, state } = await this.find(claimed)
    if (startsAt !== received || state !== 'OPEN') throw new WrongOffset(received)
    if (received + content.length > size) throw new RefusedFile('TYPE')
    const kept = await keep(this.#ground, claimed.tenant, content)
    const piece = { ...kept, startsAt, size: content.length }
    const now = await this.#advanced(claimed, piece)
    if (now !== null) return now
    await this.#removeAll(claimed.tenant, [kept])
    throw new WrongOffset((await this.find(claimed)).received)
  }

  /** Looks at the whole, and keeps it. Asked again it does nothing more. What is refused is gone. */
  async complete(claimed: Claimed): Promise<void> {
    const { tenant } = claimed
    const { size, received, type, state } = await this.find(claimed)
    if (state === 'READY') return
    if (received !== size) throw new WrongOffset(received)
    const rows = await this.#ground.tenants.read<PieceRow>(tenant, pieces(claimed))
    const content = await collected(this.#contentOf(tenant, rows))
    const kept = await this.#inspected(claimed, type, content)
    const won = await this.#settled(claimed, kept)
    await this.#removeAll(tenant, won ? rows : [kept])
  }

  async cancel(claimed: Claimed): Promise<void> {
    const { tenant } = claimed
    await this.find(claimed)
    const rows = await this.#ground.tenants.read<PieceRow>(tenant, pieces(claimed))
    const gone = await this.#ground.tenants.read<{ object: string | null }>(tenant, forget(claimed))
    const whole = gone.flatMap(({ object }) => (object ? [{ object }] : []))
    if (gone.length) await this.#removeAll(tenant, [...rows, ...whole])
  }

  async #inspected(
    claimed: Claimed,
    type: string,
    content: Buffer,
  ): Promise<Kept & { size: number }> {
    try {
      const whole = await inspected(content, fileType(type)!)
      return { ...(await keep(this.#ground, claimed.tenant, whole)), size: whole.length }
    } catch (error) {
      if (error instanceof RefusedFile) await this.cancel(claimed)
      throw error
    }
  }

  /** Null when another piece has come in between. Where nobody knows whether it holds, the bytes stay. */
  #advanced(claimed: Claimed, piece: PieceRow): Promise<number | null> {
    return this.#ground.tenants.transaction(claimed.tenant, async run => {
      const [row] = await run<{ received: number }>(advance(claimed, piece))
      if (row) await run(addPiece(claimed, piece))
      return row?.received ?? null
    })
  }

  #settled(claimed: Claimed, kept: Kept & { size: number }): Promise<boolean> {
    return this.#ground.tenants.transaction(claimed.tenant, async run => {
      const rows = await run(settle(claimed, kept))
      if (rows.length) await run(forgetPieces(claimed))
      return rows.length > 0
    })
  }

  async *#contentOf(tenant: string, rows: readonly PieceRow[]): AsyncGenerator<Uint8Array> {
    for (const row of rows) yield* contentOf(this.#ground, tenant, row)
  }

  /** What is left behind here is found by the daily look. */
  async #removeAll(tenant: string, rows: readonly { object: string }[]): Promise<void> {
    for (const { object } of rows) await this.#ground.store.remove({ tenant, object })
  }
}

/** As the database knows it. */
export const claimedBy = (actor: Actor, id: string, ticket: string): Claimed => ({
  tenant: actor.tenant!,
  id,
  subject: actor.subject,
  challenge: hash('sha256', ticket, 'buffer'),
})
