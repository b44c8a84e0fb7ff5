import type { Request } from 'express'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/express/v4'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { jsonPgSmartTags } from 'postgraphile/utils'
import { behindGuard } from './behind-guard.ts'
import { announce, readOrder } from './variant.ts'

/** PostGraphile on the same Express and guard; role and settings of each request let row-level security isolate. */
const order = readOrder()
const { app, server, actorOf } = behindGuard(order)
/** The last talk that was held: a column without an index of its own can otherwise not be asked for. */
const filters = jsonPgSmartTags({
  version: 1,
  config: { attribute: { 'app.consultation.no_show': { tags: { behavior: '+filterBy' } } } },
})
const pgl = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [filters],
  pgServices: [
    makePgService({
      connectionString: order.urls.competitor,
      schemas: ['app', 'reference', 'bench'],
      poolConfig: { max: 10 },
    }),
  ],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
  grafast: {
    context: requestContext => {
      const { req } = (requestContext as { expressv4: { req: Request } }).expressv4
      const { subject, tenant, managerId, isState } = actorOf(req)
      return {
        pgSettings: {
          role: isState ? 'digintm_reporting' : 'digintm_tenant',
          'app.tenant': tenant ?? '',
          'app.subject': subject,
          'app.manager': managerId ?? '',
        },
      }
    },
  },
})
await pgl.createServ(grafserv).addTo(app, server, false)
if (process.env['BENCH_SCHEMA']) {
  const { printSchema } = await import('postgraphile/graphql')
  process.stdout.write(printSchema(await pgl.getSchema()))
}
announce(server)
