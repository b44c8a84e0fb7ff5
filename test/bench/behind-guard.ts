import { createServer, type Server } from 'node:http'
import express, { type Express, type Request, type RequestHandler } from 'express'
import { openPool } from '../../backend/src/platform/database/pool.ts'
import { createActors, type Actor } from '../../backend/src/platform/identity/actor.ts'
import { createGuard } from '../../backend/src/platform/identity/guard.ts'
import type { VariantOrder } from './variant.ts'

const actors = new WeakMap<Request, Actor>()

/** Who asks, once the guard has let the request through. */
export function actorOf(request: Request): Actor {
  const actor = actors.get(request)
  if (!actor) throw new Error('not behind the guard')
  return actor
}

/** Express with our guard in front, the same as the product's: token, membership, JSON body. */
export function behindGuard({ issuer, certsUrl, urls }: VariantOrder): {
  app: Express
  server: Server
} {
  const guard = createGuard({
    issuer,
    certsUrl,
    audience: 'digintm-api',
    allowedAzp: ['digintm-web', 'ministry-reporting'],
  })
  const platformPool = openPool(urls.platform)
  const { actorFor } = createActors({ platformPool })
  const authenticate: RequestHandler = async (request, response, next) => {
    const token = await guard.authenticate(request).catch(() => null)
    if (!token) {
      response.status(401).end()
      return
    }
    actors.set(request, await actorFor(token))
    next()
  }
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(authenticate, express.json({ limit: '100kb' }))
  return { app, server: createServer(app) }
}
