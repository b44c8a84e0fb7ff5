import { createServer, type RequestListener, type Server } from 'node:http'

/** How long somebody may take, in milliseconds. */
export interface HttpLimits {
  /** From the first byte of a request to its last, headers included. */
  request: number
  /** Between two looks at who has taken too long; added to the limit at worst. */
  check: number
  /** A connection stays open without a request; longer than a proxy keeps it, which would send into the closing of it. */
  idle: number
  /** Longest that is worked for a request; what still runs for it then is cancelled. */
  work: number
  /** The same for a document. */
  document: number
}

/** Of the product; `infra/nginx` keeps connections for a shorter time. */
export const HTTP_LIMITS: HttpLimits = {
  request: 30_000,
  check: 1_000,
  idle: 75_000,
  work: 10_000,
  // the proxy waits 30 s for the first byte
  document: 25_000,
}

/** A server that does not listen yet. Node by itself looks at slow requests every 30 seconds only. */
export const createHttp = (
  listener: RequestListener,
  { request, check, idle }: HttpLimits = HTTP_LIMITS,
): Server =>
  createServer(
    {
      requestTimeout: request,
      headersTimeout: request,
      connectionsCheckingInterval: check,
      keepAliveTimeout: idle,
    },
    listener,
  )
