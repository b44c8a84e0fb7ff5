import { watchedFetch } from '../composables/useConnection.ts'
import type { Session } from './client.ts'

/** A file that the server does not take, or not give: its words for why (`documents.why`). */
export class FileProblem extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** What an upload is known by; the ticket is made here, and the server has its hash alone. */
export interface Upload {
  id: string
  ticket: string
}

interface Sending {
  session: Session
  signal: AbortSignal
  /** 0 to 1. */
  progress: (share: number) => void
}

/** Small enough for a slow line at first, then as large as it carries within a second or two. */
const FIRST_PIECE = 128 * 1024
const SMALLEST_PIECE = 16 * 1024
const LARGEST_PIECE = 1024 * 1024
const SOON_MS = 1_500
/** Between two tries on a line that is down, and how many in a row. */
const BREATH_MS = 1_500
const TRIES = 40

/** Sends what is still missing of a file and has the whole looked at; a line that breaks is waited for. */
export async function sendPieces(upload: Upload, file: File, sending: Sending): Promise<void> {
  const { signal, progress } = sending
  const ask = (method: string, init: RequestInit = {}) =>
    asked(upload, { ...init, method, signal }, sending)
  let at = await offsetOf(await patiently(() => ask('GET'), signal))
  let size = FIRST_PIECE
  while (at < file.size) {
    const body = file.slice(at, at + size)
    const begun = performance.now()
    const headers = {
      'upload-offset': String(at),
      'content-type': 'application/offset+octet-stream',
    }
    const answer = await ask('PATCH', { headers, body }).catch(() => undefined)
    if (answer) size = fitting(size, performance.now() - begun)
    else size = Math.max(SMALLEST_PIECE, size / 4)
    at = await offsetOf(answer ?? (await patiently(() => ask('GET'), signal)))
    progress(at / file.size)
  }
  await refuse(await patiently(() => ask('POST'), signal))
}

/** Lets go of what has arrived. */
export async function cancelUpload(upload: Upload, session: Session): Promise<void> {
  await asked(upload, { method: 'DELETE' }, { session })
}

/** The bytes of a record's file, of a type that the caller knows from the record. */
export async function fetchFile(
  session: Session,
  { kind, id, type }: { kind: string; id: string; type: string },
): Promise<Blob> {
  const answer = await authorized(`/files/${kind}/${id}`, {}, session)
  await refuse(answer)
  return new Blob([await answer.arrayBuffer()], { type })
}

function asked(
  { id, ticket }: Upload,
  init: RequestInit,
  { session }: Pick<Sending, 'session'>,
): Promise<Response> {
  const headers = { ...(init.headers as Record<string, string>), 'upload-ticket': ticket }
  return authorized(`/files/uploads/${id}`, { ...init, headers }, session)
}

async function authorized(path: string, init: RequestInit, session: Session): Promise<Response> {
  if (session.expiresSoon()) await session.renew()
  const authorization = `Bearer ${session.token() ?? ''}`
  const answer = await watchedFetch(path, {
    ...init,
    headers: { ...(init.headers as Record<string, string>), authorization },
  })
  if (answer.status === 401) session.end()
  return answer
}

/** Where the next piece begins; 409 says so, too. */
async function offsetOf(answer: Response): Promise<number> {
  if (!answer.ok && answer.status !== 409) await refuse(answer)
  return Number(answer.headers.get('upload-offset'))
}

async function refuse(answer: Response): Promise<void> {
  if (answer.ok) return
  interface Told {
    errors?: { extensions: { code: string; why?: string; state?: string } }[]
  }
  const told = (await answer.json().catch(() => ({}))) as Told
  const { code = 'INTERNAL_SERVER_ERROR', why, state } = told.errors?.[0]?.extensions ?? {}
  throw new FileProblem(why ?? state ?? code)
}

const fitting = (size: number, took: number): number =>
  took < SOON_MS ? Math.min(LARGEST_PIECE, size * 2) : Math.max(SMALLEST_PIECE, size / 2)

async function patiently(ask: () => Promise<Response>, signal: AbortSignal): Promise<Response> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (signal.aborted || tries === TRIES) throw error
      await new Promise(resolve => setTimeout(resolve, BREATH_MS))
    }
  }
}
