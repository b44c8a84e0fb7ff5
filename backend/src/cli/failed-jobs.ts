import { locateDatabase } from '../platform/database/locate.ts'
import { openPool, TenantPool } from '../platform/database/pool.ts'
import { retry, load, type Load } from '../platform/jobs/outbox.ts'
import { withSecretFiles } from '../secrets.ts'

const TENANTS = 'select ags from platform.tenant where active order by ags'

/** Lists the jobs that were given up (`/health/jobs`); `failed-jobs retry` asks for them again, once their cause is gone. */
async function main([order]: string[]): Promise<string> {
  if (order !== undefined && order !== 'retry') throw new Error('Say nothing, or retry')
  const database = await locateDatabase(withSecretFiles(process.env))
  const pool = openPool(database.urls.tenant, { max: 1 })
  const tenants = new TenantPool(pool)
  try {
    const lines: string[] = []
    for (const { ags } of (await pool.query<{ ags: string }>(TENANTS)).rows) {
      const known = await tenants.read<Load>(ags, load(ags))
      lines.push(...known.filter(({ failed }) => failed).map(each => `${ags} ${lineOf(each)}`))
      if (order) await tenants.read(ags, retry(ags))
    }
    const end = order ? 'Asked for again; the running product does them.' : 'These have failed.'
    return [...lines, lines.length ? end : 'No job has failed.'].join('\n')
  } finally {
    await pool.end()
    if (database.started) await database.stop()
  }
}

const lineOf = ({ kind, failed }: Load): string => `${kind}: ${failed}`

await main(process.argv.slice(2)).then(
  text => process.stdout.write(`${text}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  },
)
