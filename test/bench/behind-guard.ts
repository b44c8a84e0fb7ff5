import { createServer, type Server } from 'node:http'
import express, { type Express, type Request } from 'express'
import type { Actor } from '../../backend/src/platform/identity/actor.ts'
import type * as EntryModule from '../../backend/src/platform/api/entry.ts'
import type * as ErrorsModule from '../../backend/src/platform/ground/errors.ts'
import type * as HeadersModule from '../../backend/src/platform/api/headers.ts'
import type * as PoolModule from '../../backend/src/platform/database/pool.ts'
import type * as ActorsModule from '../../backend/src/platform/identity/actor.ts'
import type * as GuardModule from '../../backend/src/platform/identity/guard.ts'
import type * as KeysModule from '../../backend/src/platform/identity/key-provider.ts'
import { built } from './built.ts'
import type { VariantOrder } from './variant.ts'

const { createEntry } = await built<typeof EntryModule>('platform/api/entry')
const { Unauthenticated } = await built<typeof ErrorsModule>('platform/ground/errors')
const { securityHeaders } = await built<typeof HeadersModule>('platform/api/headers')
const { openPool } = await built<typeof PoolModule>('platform/database/pool')
const { createActors } = await built<typeof ActorsModule>('platform/identity/actor')
const { createGuard } = await built<typeof GuardModule>('platform/identity/guard')
const { createKeyProvider } = await built<typeof KeysModule>('platform/identity/key-provider')

/** Express as the product runs it, up to where an operation would be looked at: headers, token, membership, JSON body. */
export function behindGuard({ issuer, certsUrl, urls }: VariantOrder): {
  app: Express
  server: Server
  /** Who asks. */
  actorOf: (request: Request) => Actor
} {
  const guard = createGuard({
    issuer,
    keys: createKeyProvider({ certsUrl }),
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
