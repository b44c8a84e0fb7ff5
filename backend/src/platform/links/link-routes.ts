import { createHash, randomUUID } from 'node:crypto'
import { Router, type ErrorRequestHandler, type Request, type Response } from 'express'
import type { Logger } from 'pino'
import { troubleOf } from '../api/database-errors.ts'
import { whileAwaited } from '../api/entry.ts'
import { HTTP_LIMITS, type HttpLimits } from '../api/http-limits.ts'
import type { RolePool } from '../database/role-pool.ts'
import { contentBy, type FileGround } from '../files/file-content.ts'
import { boundTo } from '../files/file-store.ts'
import { sendFile } from '../files/send-file.ts'
import { sendFont, sendStyleSheet } from '../pages/assets.ts'
import type { PageLanguage } from '../pages/page.ts'
import type { Given, LinkKind, LinkKinds } from './link-kind.ts'
import { linkPages, type LinkPages } from './link-pages.ts'

export interface LinkRoutes {
  kinds: LinkKinds
  /** Of `digintm_links`, which calls the functions of the purposes and nothing else. */
  pool: RolePool
  ground: Pick<FileGround, 'keys' | 'store'>
  /** Whether what no scanner has seen may be had. */
  unscanned: boolean
  log: Logger
  limits?: HttpLimits
}

/** A tenant's key and 128 random bits as base64url. */
const ADDRESS = /^(08[1-4][0-9]{2})\.([\w-]{22})$/

const HEADERS = new Map([
  [
    'content-security-policy',
    `default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self'`,
  ],
  ['cache-control', 'no-store'],
  ['vary', 'accept-language'],
  ['x-robots-tag', 'noindex, nofollow, noarchive'],
])

/** What leaves the Kreis by a limited link: GET shows a neutral page, POST opens (decisions, Links). */
export function linkRoutes(parts: LinkRoutes): Router {
  const route = Router({ caseSensitive: true, strict: true })
  for (const [word, kind] of Object.entries(parts.kinds))
    route.use(`/${word}`, routesOf(kind, { ...parts, root: `/${word}` }))
  return route
}

function routesOf(kind: LinkKind, parts: LinkRoutes & { root: string }): Router {
  const { root, limits = HTTP_LIMITS, log } = parts
  const route = Router({ caseSensitive: true, strict: true })
  const awaited = whileAwaited(limits.work)
  const pagesFor = (request: Request) => linkPages(languageOf(request), `${root}/page.css`)
  const nothing = (request: Request, response: Response): void =>
    void response.status(404).send(pagesFor(request).nothing())

  route.get('/page.css', sendStyleSheet)
  route.get('/fonts/:file', sendFont)
  route.use((_request, response, next) => {
    response.setHeaders(HEADERS)
    next()
  })
  route.get('/:address', (request, response) => void response.send(pagesFor(request).waiting()))
  route.post('/:address', awaited, async (request, response) => {
    const given = await use(parts, { kind, request, takes: false })
    if (given) response.send(pagesFor(request).given(given, `${root}${request.path}/datei`))
    else nothing(request, response)
  })
  route.post('/:address/datei', awaited, async (request, response) => {
    const given = await use(parts, { kind, request, takes: true })
    if (given) await give(parts, response, given)
    else nothing(request, response)
  })
  route.use(nothing)
  route.use(trouble(log, pagesFor))
  return route
}

type Opened = Given & { tenant: string }

/** What the address opens; null for one that opens nothing, whatever the reason. */
async function use(
  { pool, unscanned, log }: LinkRoutes,
  { kind, request, takes }: { kind: LinkKind; request: Request; takes: boolean },
): Promise<Opened | null> {
  const requestId = randomUUID()
  const [, tenant, secret] = ADDRESS.exec(String(request.params['address'])) ?? []
  const statement =
    tenant && secret && kind.use({ tenant, hash: hashOf(secret), requestId, takes, unscanned })
  const [given] = statement ? await pool.read<Given>(statement) : []
  if (!given) log.warn({ requestId }, 'a limited link opened nothing')
  return given ? { ...given, tenant: tenant! } : null
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

async function give({ ground, log }: LinkRoutes, response: Response, given: Opened): Promise<void> {
  const { tenant, object, keyVersion: version, dataKey, root, wrapped, title, type, size } = given
  const place = { tenant, object }
  const row = { version, root, wrapped }
  const key = ground.keys.keyBy(tenant, { row, dataKey }, boundTo(place))
  const content = contentBy(ground, place, key)
  await sendFile(response, { file: { type, size, name: title }, content, log })
}

const trouble =
  (log: Logger, pagesFor: (request: Request) => LinkPages): ErrorRequestHandler =>
  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const { status } = Object(error) as { status?: unknown }
    // an address that cannot be read; what Express says of it has the secret in it
    if (typeof status === 'number' && status < 500) {
      response.status(404).send(pagesFor(request).nothing())
      return
    }
    if (troubleOf(error) !== 'BUSY') log.error({ err: error }, 'a limited link could not be opened')
    response.status(503).set('retry-after', '30').send(pagesFor(request).trouble())
  }

const languageOf = (request: Request): PageLanguage =>
  request.acceptsLanguages('de', 'en') === 'en' ? 'en' : 'de'
