import type { RequestHandler } from 'express'
import { problem } from './entry.ts'

/** Headers that a request has once at most (RFC 9110, 5.3); whoever reads them must not have to choose. */
const ONCE = new Set([
  'authorization',
  'content-encoding',
  'content-length',
  'content-type',
  'host',
  'origin',
  'transfer-encoding',
])

/** Refuses a request that says one of them twice: Node would keep the first, a proxy before it may have kept the other. */
export const singleHeaders: RequestHandler = ({ rawHeaders }, response, next) => {
  const seen = new Set<string>()
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!.toLowerCase()
    if (!ONCE.has(name)) continue
    if (seen.has(name)) {
      response.status(400).json(problem('BAD_REQUEST', `Send the header ${name} once`))
      return
    }
    seen.add(name)
  }
  next()
}

/** Node takes chunks apart, and hands on as the body what another coding before them has made of it. */
export const onlyChunks: RequestHandler = ({ headers }, response, next) => {
  const { 'transfer-encoding': coding = 'chunked' } = headers
  if (coding.toLowerCase() === 'chunked') next()
  else response.status(501).json(problem('BAD_REQUEST', 'Send the body as it is, or in chunks'))
}
