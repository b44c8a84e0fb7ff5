import { createHash } from 'node:crypto'
import type { Kept } from '../../backend/src/platform/files/file-content.ts'

type Row = Record<string, unknown>

interface Ground {
  insert: (table: string, row: Row) => Promise<void>
  keep: (content: Buffer) => Promise<Kept>
  nextId: () => string
}

const PDF = Buffer.from('%PDF-1.4 %%EOF')

/** Files of a Kreis whose bytes are really there, without anybody having sent them. */
export class StoredFiles {
  readonly #ground: Ground

  constructor(ground: Ground) {
    this.#ground = ground
  }

  async document(
    caseId: string,
    manager: { id: string },
    { content = PDF, ...row }: Row & { content?: Buffer } = {},
  ): Promise<string> {
    const { insert, nextId } = this.#ground
    const file = { id: nextId(), kind: 'documents', type: 'application/pdf', size: content.length }
    await insert('app.file', { ...file, ...(await this.#kept(content)), state: 'CLEAN' })
    const document = {
      id: nextId(),
      case_file: caseId,
      file: file.id,
      kind: 'RESIDENCE_TITLE',
      title: 'Aufenthaltstitel',
      added_by: manager.id,
      ...row,
    }
    await insert('app.document', document)
    return document.id
  }

  async upload(caseId: string, subject: string): Promise<string> {
    const { insert, nextId } = this.#ground
    const size = PDF.length
    const upload = {
      id: nextId(),
      subject,
      kind: 'documents',
      thing: caseId,
      type: 'application/pdf',
      size,
      stored_size: size,
      received: size,
      state: 'READY',
      challenge: Buffer.alloc(32, 7),
      ...(await this.#kept(PDF)),
      expires_at: '2099-01-01',
    }
    await insert('app.upload', upload)
    const piece = { upload: upload.id, starts_at: 0, size, ...(await this.#kept(PDF)) }
    await insert('app.upload_piece', piece)
    return upload.id
  }

  async link(
    thing: string,
    { case_file, made_by }: { case_file: string; made_by: string },
    row: Row = {},
  ): Promise<string> {
    const { insert, nextId } = this.#ground
    const id = nextId()
    const told = { recipient: 'Jobcenter', reason: 'Antrag', agreed_on: '2026-03-01' }
    const hash = createHash('sha256').update(id).digest()
    const opens = { purpose: 'DOCUMENT', thing, case_file, made_by, last_day: '2099-01-01', hash }
    await insert('app.limited_link', { id, ...told, ...opens, most_uses: 40, ...row })
    return id
  }

  async #kept(content: Buffer): Promise<Row> {
    const { object, keyVersion, dataKey } = await this.#ground.keep(content)
    return { object, key_version: keyVersion, data_key: dataKey }
  }
}
