import express, {
  Router,
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
import type { Logger } from 'pino'
import { MESSAGES, RETRY_AFTER, troubleOf } from '../api/database-errors.ts'
import { authentication, problem, whileAwaited } from '../api/entry.ts'
import { HTTP_LIMITS, type HttpLimits } from '../api/http-limits.ts'
import { DomainError, Forbidden, NotFound, TenantContextRequired } from '../ground/errors.ts'
import { logDenial } from '../identity/denials.ts'
import type { ReadContext } from '../reading/read.ts'
import { ClosedFile, findDownload } from './downloads.ts'
import { contentOf, type FileGround } from './file-content.ts'
import type { FileKinds } from './file-kind.ts'
import { RefusedFile } from './file-types.ts'
import { sendFile } from './send-file.ts'
import type { Claimed } from './upload-rows.ts'
import { claimedBy, Uploads, WrongOffset } from './uploads.ts'

export interface FileRoutes {
  contextOf: (request: Request, requestId: string) => Promise<ReadContext>
  ground: FileGround
  kinds: FileKinds
  /** Whether what no scanner has seen may be had. */
  unscanned: boolean
  log: Logger
  limits?: HttpLimits
}

/** Largest piece; a slow line takes smaller ones. */
const LARGEST_PIECE = 1024 * 1024
const PIECE_TYPE = 'application/offset+octet-stream'
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Files in and out, beside the API and behind the same guard (FILE-1, FILE-3). */
export function fileRoutes(parts: FileRoutes): Router {
  const { limits = HTTP_LIMITS, log } = parts
  const { step, contextAt } = authentication(parts.contextOf)
  const ground = { ...parts, contextAt, uploads: new Uploads(parts.ground) }
  const route = Router({ caseSensitive: true, strict: true })
  route.use('/files', step)
  uploadRoutes(route, ground, limits)
  route.get('/files/:kind/:id', whileAwaited(limits.work), download(ground))
  route.use('/files', () => {
    throw new NotFound()
  })
  route.use('/files', refusal(log, contextAt))
  return route
}

interface Ground extends FileRoutes {
  contextAt: (request: Request) => ReadContext
  uploads: Uploads
}

/** Resumable: a piece says where it begins, and whoever lost the line asks how much has arrived. */
function uploadRoutes(route: Router, { uploads, contextAt }: Ground, { work }: HttpLimits): void {
  const path = '/files/uploads/:id'
  const claimed = (request: Request): Claimed => claimOf(request, contextAt(request))
  const awaited = whileAwaited(work)
  const body = express.raw({ limit: LARGEST_PIECE, type: PIECE_TYPE, inflate: false })

  route.get(path, awaited, async (request, response) => {
    const { received, size, state } = await uploads.find(claimed(request))
    response.set('upload-offset', String(received)).json({ received, size, state })
  })
  const known: RequestHandler = async (request, _response, next) => {
    await uploads.find(claimed(request))
    next()
  }
  route.patch(path, known, body, awaited, async (request, response) => {
    const piece = pieceOf(request)
    if (!piece) {
      response.status(415).json(problem('BAD_REQUEST', `Send a piece as ${PIECE_TYPE}`))
      return
    }
    const received = await uploads.take(claimed(request), piece.startsAt, piece.content)
    response.status(204).set('upload-offset', String(received)).end()
  })
  // looking at the whole takes longer than anything else
  route.post(path, whileAwaited(6 * work), async (request, response) => {
    await uploads.complete(claimed(request))
    response.json({ state: 'READY' })
  })
  route.delete(path, awaited, async (request, response) => {
    await uploads.cancel(claimed(request))
    response.status(204).end()
  })
}

/** Throws `NotFound` for whatever names no upload. */
function claimOf({ params, headers }: Request, { actor }: ReadContext): Claimed {
  if (actor.tenant === null) throw new TenantContextRequired()
  if (actor.impersonator) throw new Forbidden('Whoever acts in the place of another only reads')
  const ticket = headers['upload-ticket']
  const { id } = params
  if (typeof ticket !== 'string' || typeof id !== 'string' || !UUID.test(id)) throw new NotFound()
  return claimedBy(actor, id, ticket)
}

function pieceOf({ headers, body }: Request): { startsAt: number; content: Buffer } | null {
  const offset = headers['upload-offset']
  if (typeof offset !== 'string' || !/^\d{1,10}$/.test(offset)) return null
  return Buffer.isBuffer(body) && body.length ? { startsAt: Number(offset), content: body } : null
}

const download =
  ({ contextAt, kinds, unscanned, ground, log }: Ground): RequestHandler =>
  async (request, response) => {
    const { kind: word, id } = request.params
    const context = contextAt(request)
    const kind = typeof word === 'string' && Object.hasOwn(kinds, word) ? kinds[word] : undefined
    if (!kind || typeof id !== 'string' || !UUID.test(id)) throw new NotFound()
    const file = await findDownload(context, { kind, id, unscanned }).catch(asIfNotThere)
    await sendFile(response, { file, content: contentOf(ground, context.actor.tenant!, file), log })
  }

/** Whoever lacks the function learns no more than whoever asks for nothing (MX-2). */
function asIfNotThere(error: unknown): never {
  throw error instanceof Forbidden ? new NotFound() : error
}

const STATUS: Record<string, number> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  TENANT_CONTEXT_REQUIRED: 403,
}

const refusal =
  (log: Logger, contextAt: (request: Request) => ReadContext): ErrorRequestHandler =>
  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    if (error instanceof DomainError) {
      const code = String(error.extensions.code)
      logDenial(log, contextAt(request), { code, field: 'files' })
      response.status(STATUS[code] ?? 400).json(problem(code, error.message))
    } else if (!answered(error, response)) next(error)
  }

function answered(error: unknown, response: Response): boolean {
  const { status } = Object(error) as { status?: unknown }
  if (error instanceof WrongOffset)
    response
      .status(409)
      .set('upload-offset', String(error.received))
      .json(problem('UPLOAD_OFFSET', error.message))
  else if (error instanceof RefusedFile)
    response.status(422).json(refused('FILE_REFUSED', { why: error.why }))
  else if (error instanceof ClosedFile)
    response.status(409).json(refused('FILE_CLOSED', { state: error.state }))
  else if (status === 413)
    response.status(413).json(problem('BAD_REQUEST', `Send at most ${LARGEST_PIECE} bytes at once`))
  else if (typeof status === 'number' && status < 500)
    response.status(status).json(problem('BAD_REQUEST', 'Send the bytes as they are'))
  else if (troubleOf(error) === 'BUSY')
    response.status(503).set('retry-after', RETRY_AFTER).json(problem('BUSY', MESSAGES.BUSY))
  else return false
  return true
}

const refused = (code: string, more: Record<string, string>): object => ({
  errors: [{ message: 'The file is not taken, or not given', extensions: { code, ...more } }],
})
