import { createHash, randomBytes } from 'node:crypto'
import { mutationOf } from './mutation.ts'
import { once, type Answer, type ApiClient, type World } from './world.ts'

/** An upload that somebody has begun. */
export interface Begun {
  id: string
  ticket: string
}

export interface Reply {
  status: number
  offset: number | null
  body: {
    state?: string
    errors?: { extensions: { code: string; why?: string; state?: string } }[]
  }
  headers: Headers
}

const PIECE = 1024 * 1024

/** Sends files as the web UI does. */
export class Uploader {
  readonly #world: World
  readonly #client: ApiClient

  constructor(world: World, client: ApiClient) {
    this.#world = world
    this.#client = client
  }

  /** What the mutation answers; the upload when it was granted. */
  async begin(
    thingId: string,
    size: number,
    type = 'application/pdf',
  ): Promise<{ answer: Answer; begun: Begun }> {
    const ticket = randomBytes(32).toString('base64url')
    const challenge = createHash('sha256').update(ticket).digest('base64url')
    const input = { clientMutationId: once(), thingId, type, size, challenge }
    const document = mutationOf('startDocumentUpload', 'upload { id received state }')
    const answer = await this.#client.send(document, { input })
    return { answer, begun: { id: answer.data?.['startDocumentUpload']?.upload.id, ticket } }
  }

  /** One request about an upload; `given` in place of what belongs there. */
  async ask(
    { id, ticket }: Begun,
    method: string,
    given: { headers?: Record<string, string>; body?: Buffer; url?: string } = {},
  ): Promise<Reply> {
    const response = await fetch(`${given.url ?? this.origin}/files/uploads/${id}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#client.token}`,
        'upload-ticket': ticket,
        ...(given.body && { 'content-type': 'application/offset+octet-stream' }),
        ...given.headers,
      },
      ...(given.body && { body: given.body as BodyInit }),
    })
    const text = await response.text()
    const offset = response.headers.get('upload-offset')
    return {
      status: response.status,
      offset: offset === null ? null : Number(offset),
      body: (text ? JSON.parse(text) : {}) as Reply['body'],
      headers: response.headers,
    }
  }

  piece(begun: Begun, startsAt: number, body: Buffer): Promise<Reply> {
    return this.ask(begun, 'PATCH', { headers: { 'upload-offset': String(startsAt) }, body })
  }

  /** All pieces from where the upload stands, then the look at the whole. */
  async rest(begun: Begun, content: Buffer, piece = PIECE): Promise<Reply> {
    const { offset } = await this.ask(begun, 'GET')
    for (let at = offset ?? 0; at < content.length; at += piece) {
      const reply = await this.piece(begun, at, content.subarray(at, at + piece))
      if (reply.status !== 204) return reply
    }
    return this.ask(begun, 'POST')
  }

  /** The upload, complete; throws when it is not taken. */
  async upload(thingId: string, content: Buffer, type?: string): Promise<string> {
    const { answer, begun } = await this.begin(thingId, content.length, type)
    if (answer.errors.length) throw new Error(JSON.stringify(answer.errors))
    const { status, body } = await this.rest(begun, content)
    if (status !== 200) throw new Error(JSON.stringify(body))
    return begun.id
  }

  /** A document of the case, as the API answers. */
  add(caseId: string, uploadId: string, row: object = {}): Promise<Answer> {
    const input = {
      clientMutationId: once(),
      caseId,
      uploadId,
      kind: 'OTHER',
      title: 'Brief',
      ...row,
    }
    return this.#client.send(mutationOf('addDocument', `document { ${DOCUMENT} }`), { input })
  }

  async document(
    caseId: string,
    content: Buffer,
    row: { type?: string; [name: string]: unknown } = {},
  ): Promise<string> {
    const { type, ...facts } = row
    const { data, errors } = await this.add(caseId, await this.upload(caseId, content, type), facts)
    if (errors.length) throw new Error(JSON.stringify(errors))
    return data!['addDocument'].document.id
  }

  download(id: string, kind = 'documents'): Promise<Response> {
    const headers = { authorization: `Bearer ${this.#client.token}` }
    return fetch(`${this.origin}/files/${kind}/${id}`, { headers })
  }

  get origin(): string {
    return new URL(this.#world.url).origin
  }
}

export const DOCUMENT =
  'id kind title language expiresOn status fileState type size version followUp { id title dueOn reason status }'
