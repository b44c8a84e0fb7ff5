import type { Server } from 'node:http'
import type { MikroORM } from '@mikro-orm/postgresql'
import type { Request } from 'express'
import type { Pool } from 'pg'
import { CLOSING_DAYS } from './config.ts'
import { createApp, type AppParts } from './app.ts'
import { Context } from './context.ts'
import { entities } from './entities.ts'
import { createFiles } from './files.ts'
import { createJobs, type Jobs } from './jobs.ts'
import { createApollo } from './platform/api/apollo.ts'
import { drain } from './platform/api/drain.ts'
import { Unauthenticated } from './platform/ground/errors.ts'
import { Health } from './platform/api/health.ts'
import { codeBooks } from './platform/codes/code-book.ts'
import { createHttp } from './platform/api/http-limits.ts'
import { createOrm } from './platform/database/orm.ts'
import { Workshop } from './platform/documents/workshop.ts'
import { disclosuresIn } from './platform/audit/disclosures.ts'
import { openPool, TenantPool } from './platform/database/pool.ts'
import { tenantReads } from './platform/reading/tenant-reads.ts'
import { RolePool } from './platform/database/role-pool.ts'
import { createActors, type Actor } from './platform/identity/actor.ts'
import { backchannelLogout } from './platform/identity/backchannel-logout.ts'
import { turnAway } from './platform/identity/denials.ts'
import { createGuard } from './platform/identity/guard.ts'
import { createKeyProvider, type KeyProvider } from './platform/identity/key-provider.ts'
import { todayInBerlin } from './platform/ground/today.ts'
import { createSchema } from './schema.ts'
import type { ServerOptions } from './server-options.ts'

export interface RunningServer {
  http: Server
  health: Health
  /** Done in rounds once they are started; before, only what is asked for. */
  jobs: Jobs
  /** Answers what is under way, then closes everything. */
  stop(): Promise<void>
}

/** The composition root: the one place that knows every part. Does not listen yet. */
export async function createServer(options: ServerOptions): Promise<RunningServer> {
  const { databases, connections, accounts, log } = options
  const { today = todayInBerlin, closingDays = CLOSING_DAYS } = options
  const pools = poolsOf(options)
  const orm = createOrm(databases.tenant, entities, connections)
  const apollo = createApollo<Context>(createSchema(), options)
  await apollo.start()

  const keys = createKeyProvider(options.identity)
  const files = createFiles(databases.tenant, options.files)
  const jobs = createJobs({ databases, accounts, orm, files, log, today, closingDays })
  const contextOf = contexts({ ...options, keys, jobs }, pools, orm)
  const logout = backchannelLogout({
    issuer: options.identity.issuer,
    clients: ['digintm-web'],
    keys,
    platformPool: pools.platform,
    log: options.log,
  })
  const workshop = new Workshop()
  const health = new Health(() => pools.tenant.query('select 1'), jobs)
  const links = new RolePool(pools.links)
  const app = createApp({ ...options, apollo, contextOf, files, health, links, logout, workshop })
  const http = createHttp(app, options.limits)

  return {
    http,
    health,
    jobs,
    async stop() {
      if (http.listening) await drain(http, health)
      await Promise.all([jobs.stop(), workshop.close()])
      await apollo.stop()
      await files.stop()
      await Promise.all([...Object.values(pools).map(pool => pool.end()), orm.close()])
    },
  }
}

function poolsOf({ databases, connections }: ServerOptions) {
  const open = (url: string): Pool => openPool(url, connections)
  return {
    tenant: open(databases.tenant),
    reporting: open(databases.reporting),
    platform: open(databases.platform),
    // whoever comes by a link never takes a connection from somebody at work
    links: openPool(databases.links, { ...connections, max: 2 }),
  }
}

/** For whom a token has to be, and by whose client. */
const ACCEPTED = {
  audience: 'digintm-api',
  allowedAzp: ['digintm-web', 'ministry-reporting'],
}

/** Who asks, by the request's token, and the doors to the data. */
function contexts(
  {
    identity: { issuer },
    keys,
    jobs,
    log,
    onStatement,
    today = todayInBerlin,
    closingDays = CLOSING_DAYS,
  }: ServerOptions & { keys: KeyProvider; jobs: Jobs },
  pools: Record<'tenant' | 'reporting' | 'platform', Pool>,
  orm: MikroORM,
): AppParts['contextOf'] {
  const guard = createGuard({ issuer, keys, ...ACCEPTED })
  const actors = createActors({ platformPool: pools.platform })
  const tenants = new TenantPool(pools.tenant, onStatement)
  const doors = {
    reads: tenantReads(tenants),
    disclose: disclosuresIn(tenants),
    reporting: new RolePool(pools.reporting, onStatement),
    orm,
    codes: codeBooks(new TenantPool(pools.tenant)),
    today,
    closingDays,
    nudge: (tenant: string) => jobs.nudge(tenant),
  }
  const actorOf = async (request: Request): Promise<Actor> => {
    const token = await guard.authenticate(request)
    if (!token) throw new Unauthenticated()
    return actors.actorFor(token)
  }
  return async (request, requestId) => {
    const actor = await actorOf(request).catch(turnAway(log, requestId))
    return new Context(actor, requestId, doors)
  }
}
