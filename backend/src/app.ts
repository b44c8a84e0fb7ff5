import type { ApolloServer } from '@apollo/server'
import express, { type Express, type Request, type RequestHandler } from 'express'
import type { Context } from './context.ts'
import { documentKinds } from './documents.ts'
import type { Files } from './files.ts'
import { graphqlRoute } from './platform/api/graphql-route.ts'
import { securityHeaders } from './platform/api/headers.ts'
import type { Health } from './platform/api/health.ts'
import { lastResort } from './platform/api/last-resort.ts'
import { onlyChunks, singleHeaders } from './platform/api/single-headers.ts'
import { webRoutes } from './platform/api/web.ts'
import { documentRoute } from './platform/documents/document-route.ts'
import type { Workshop } from './platform/documents/workshop.ts'
import type { RolePool } from './platform/database/role-pool.ts'
import { fileRoutes } from './platform/files/file-routes.ts'
import { linkRoutes } from './platform/links/link-routes.ts'
import { linkKinds } from './links.ts'
import type { ServerOptions } from './server-options.ts'

export interface AppParts extends Omit<ServerOptions, 'files'> {
  files: Files
  apollo: ApolloServer<Context>
  contextOf: (request: Request, requestId: string) => Promise<Context>
  health: Health
  /** Hears from the issuer about sessions that have ended. */
  logout: RequestHandler
  workshop: Workshop
  /** Of whoever comes by a limited link. */
  links: RolePool
}

/** Health, sign-in, API, documents and web UI under one origin, in this order. */
export function createApp(parts: AppParts): Express {
  const { apollo, contextOf, health, identity, ide, limits, logout, operations, web, log } = parts
  const app = express()
  app.disable('x-powered-by')
  // answers of the API are never kept, and files bring their own
  app.disable('etag')
  app.set('trust proxy', false)
  app.use(securityHeaders(loopbackNames(identity.issuer)), singleHeaders, onlyChunks)
  app.use('/health', health.router())
  if (identity.router) app.use(identity.router)
  app.use('/backchannel-logout', logout)
  if (ide) app.use(ide.assets, ide.tokens)
  app.use(
    graphqlRoute({
      apollo,
      contextOf,
      log,
      ...operations,
      ...(limits && { limits }),
      ...(ide && { ide: ide.page }),
    }),
  )
  app.use(documents(parts), files(parts))
  if (web) app.use(webRoutes(web))
  app.use(lastResort(log))
  return app
}

const documents = ({ apollo, contextOf, workshop, log, limits, web }: AppParts) =>
  documentRoute({
    apollo,
    contextOf,
    workshop,
    log,
    kinds: documentKinds,
    demo: web?.config.demo ?? false,
    ...(limits && { limits }),
  })

/** In and out for whoever is signed in, and out for whoever was given a link. */
const files = ({ files: given, contextOf, links, log, limits }: AppParts) => {
  const shared = { ...given, log, ...(limits && { limits }) }
  return [
    fileRoutes({ ...shared, contextOf }),
    linkRoutes({ ...shared, kinds: linkKinds, pool: links }),
  ]
}

/** The issuer, and the other name of this machine when it is local: browsers take them for two. */
function loopbackNames(issuer: string): string[] {
  const { origin, hostname } = new URL(issuer)
  if (hostname === 'localhost') return [origin, origin.replace('localhost', '127.0.0.1')]
  return hostname === '127.0.0.1' ? [origin, origin.replace('127.0.0.1', 'localhost')] : [origin]
}
