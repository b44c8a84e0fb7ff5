import { createServer, type Server } from 'node:http'
import express, { type Express, type Request } from 'express'
import type { Actor } from '../../backend/src/platform/identity/actor.ts'
import { built } from './built.ts'
import type { VariantOrder } from './variant.ts'

const { createEntry } =
  await built<typeof import('../../backend/src/platform/api/entry.ts')>('platform/api/entry')
const { Unauthenticated } =
  await built<typeof import('../../backend/src/platform/api/errors.ts')>('platform/api/errors')
const { securityHeaders } =
  await built<typeof import('../../backend/src/platform/api/headers.ts')>('platform/api/headers')
const { openPool } =
  await built<typeof import('../../backend/src/platform/database/pool.ts')>(
    'platform/database/pool',
  )
const { createActors } =
  await built<typeof import('../../backend/src/platform/identity/actor.ts')>(
    'platform/identity/actor',
  )
const { createGuard } =
  await built<typeof import('../../backend/src/platform/identity/guard.ts')>(
    'platform/identity/guard',
  )

/** Express as the product runs it, up to where an operation would be looked at: headers, token, membership, JSON body. */
export function behindGuard({ issuer, certsUrl, urls }: VariantOrder): {
  app: Express
  server: Server
  /** Who asks. */
  actorOf: (request: Request) => Actor
} {
  const guard = createGuard({
    issuer,
    certsUrl,
    audience: 'digintm-api',
    allowedAzp: ['digintm-web', 'ministry-reporting'],
  })
  const { actorFor } = createActors({ platformPool: openPool(urls.platform) })
  const { steps, contextAt } = createEntry(async request => {
    const token = await guard.authenticate(request)
    if (!token) throw new Unauthenticated()
    return actorFor(token)
  })
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(securityHeaders([new URL(issuer).origin]), steps)
  return { app, server: createServer(app), actorOf: contextAt }
}
