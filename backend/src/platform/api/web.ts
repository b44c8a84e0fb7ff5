import { join } from 'node:path'
import express, { Router, type RequestHandler } from 'express'

let sources: RequestHandler | undefined

/** In development: what answers in the place of a build. Only routes made afterwards know it. */
export function serveSources(handler: RequestHandler): void {
  sources = handler
}

export interface Web {
  /** Of the built files; none when a proxy before this server has them. */
  root?: string
  /** `demo`: all data are made up. */
  config: Readonly<Record<string, unknown>> & { demo: boolean }
}

/** The built web UI and what it needs to know before sign-in. Any other address opens the UI, which has its own routes. */
export function webRoutes({ root, config }: Web): Router {
  const router = Router()
  router.get(
    '/config.json',
    (_request, response) => void response.set('cache-control', 'no-store').json(config),
  )
  if (sources) return router.use(relaxed, sources)
  if (!root) return router
  router.use(
    '/assets',
    express.static(join(root, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  )
  router.use(express.static(root, { index: false, maxAge: 0 }))
  router.get('/{*path}', (_request, response) =>
    response
      .set('cache-control', 'no-cache')
      .sendFile(join(root, 'index.html'), { dotfiles: 'allow' }),
  )
  return router
}

/** Vite's client puts styles into the page, reports errors through innerHTML and waits at a socket for changes. */
const relaxed: RequestHandler = (_request, response, next) => {
  const policy = response
    .get('content-security-policy')
    ?.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
    .replace('connect-src', 'connect-src ws:')
    .replace(/; (require-)?trusted-types[^;]*/g, '')
  if (policy) response.set('content-security-policy', policy)
  next()
}
