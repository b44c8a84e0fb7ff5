import type { ApolloServer } from '@apollo/server'
import { Router, type RequestHandler, type Response } from 'express'
import type { Logger } from 'pino'
import { createEntry, problem, refusal, type Entry } from '../api/entry.ts'
import { HTTP_LIMITS } from '../api/http-limits.ts'
import { RETRY_AFTER } from '../api/database-errors.ts'
import type { Disclose } from '../audit/disclosures.ts'
import { NotFound } from '../ground/errors.ts'
import type { Asked } from '../identity/denials.ts'
import { askAs } from './ask.ts'
import type { DocumentKind } from './kind.ts'
import { make, type Made } from './make.ts'
import { refusalOf, TooMany } from './refusals.ts'
import { LANGUAGES, type Language } from './speech.ts'
import { wishOf } from './wish.ts'
import type { Workshop } from './workshop.ts'

/** What a request's context has to have for its document. */
export interface DocumentContext extends Asked {
  today: () => string
  disclose: Disclose
}

export interface DocumentRoute<Context extends DocumentContext> {
  apollo: ApolloServer<Context>
  contextOf: Parameters<typeof createEntry<Context>>[0]
  kinds: readonly DocumentKind[]
  workshop: Workshop
  log: Logger
  /** All data are made up. */
  demo: boolean
  limits?: { document: number }
}

const PATH = '/api/documents/:kind'
const ALIKE = /^\/api(?:\/|$)/i
/** Of one person at the same time. */
const MOST_AT_ONCE = 2

/** Documents by POST: who asks passes what every operation passes, and what is in them is asked of the API. */
export function documentRoute<Context extends DocumentContext>(
  parts: DocumentRoute<Context>,
): Router {
  const { contextOf, limits = HTTP_LIMITS } = parts
  const { steps, contextAt } = createEntry(contextOf, { work: limits.document }, () => JSON_TYPE)
  const route = Router({ caseSensitive: true, strict: true })
  route.all(PATH, steps, answered(parts, contextAt))
  route.all(ALIKE, (_request, response) => {
    response.status(404).json(problem('BAD_REQUEST', 'Documents are at /api/documents/<kind>'))
  })
  route.use(refusal('Send one JSON object'))
  return route
}

const JSON_TYPE = 'application/json; charset=utf-8'

function answered<Context extends DocumentContext>(
  { apollo, kinds, workshop, log, demo }: DocumentRoute<Context>,
  contextAt: Entry<Context>['contextAt'],
): RequestHandler {
  const named = new Map(kinds.map(kind => [kind.name, kind]))
  const turns = new Turns()
  return async (request, response) => {
    const context = contextAt(request)
    const { actor, requestId, disclose } = context
    const body: unknown = request.body
    try {
      const kind = named.get(String(request.params['kind']))
      if (!kind) throw new NotFound()
      const wish = wishOf(kind, body)
      const maker = { actor, requestId, disclose, workshop, demo, today: context.today() }
      const ask = askAs(apollo, context)
      const made = await turns.take(`${actor.issuer} ${actor.subject}`, () =>
        make(wish, { ...maker, ask }),
      )
      send(response, made)
    } catch (error) {
      const { status, code, errors } = refusalOf(error, languageOf(body))
      if (code === 'INTERNAL') log.error({ err: error, requestId }, 'no document')
      if (code === 'BUSY' || code === 'TOO_MANY') response.set('retry-after', RETRY_AFTER)
      response.status(status).json({ errors })
    }
  }
}

/** A file is opened by whoever saves it, never as a page of ours. */
function send(response: Response, { bytes, name }: Made): void {
  response
    .attachment(name)
    .set('content-security-policy', `default-src 'none'; sandbox; frame-ancestors 'none'`)
    .send(bytes)
}

/** As far as the body says one. */
function languageOf(body: unknown): Language {
  const { language } = Object(body) as { language?: unknown }
  return LANGUAGES.find(each => each === language) ?? 'de'
}

/** How many documents are being made for whom. */
class Turns {
  readonly #taken = new Map<string, number>()

  async take<Result>(who: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#taken.get(who) ?? 0
    if (before >= MOST_AT_ONCE) throw new TooMany()
    this.#taken.set(who, before + 1)
    try {
      return await work()
    } finally {
      const left = this.#taken.get(who)! - 1
      if (left) this.#taken.set(who, left)
      else this.#taken.delete(who)
    }
  }
}
