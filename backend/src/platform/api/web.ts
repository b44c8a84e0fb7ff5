import { join } from 'node:path'
import express, { Router } from 'express'

/** The built web UI and what it needs to know before sign-in. Any other address opens the UI, which has its own routes. */
export function webRoutes({ root, config }: { root: string; config: object }): Router {
  const router = Router()
  router.get(
    '/config.json',
    (_request, response) => void response.set('cache-control', 'no-store').json(config),
  )
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
