import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CLOSING_DAYS } from '../../backend/src/config.ts'
import { demoStamp, seedDemo } from '../../backend/src/demo/seed.ts'
import {
  districtRows,
  loadReference,
} from '../../backend/src/modules/reference/data/load-reference.ts'
import { closeDuePeriods } from '../../backend/src/modules/reporting/gate/close-periods.ts'
import { seedDoors } from '../../backend/src/modules/reporting/gate/closing-doors.ts'
import { startPostgres, type PostgresServer } from '../../backend/src/platform/database/embedded.ts'
import { migrate } from '../../backend/src/platform/database/migrate.ts'
import {
  prepareServer,
  urlFor,
  withClient,
  type DatabaseUrls,
} from '../../backend/src/platform/database/roles.ts'
import { COMPETITORS } from './competitors.ts'

/** A manager with a full desk, and the cases on it that are open. */
export interface Desk {
  tenant: string
  subject: string
  manager: string
  cases: string[]
}

export interface Ground {
  server: PostgresServer
  /** `competitor` is the log-in of the two variants that are not ours. */
  urls: DatabaseUrls & { competitor: string }
  /** One for each Kreis. */
  desks: Desk[]
}

/** Anchor day of the data: the same rows for every run. */
export const TODAY = '2026-11-25'
const DATABASE = 'digintm_bench'
const PASSWORD = 'bench'
const HOME = process.env['BENCH_DATA'] ?? join(tmpdir(), 'digintm-bench')
/** Passwords of the log-ins. */
export const SECRETS = join(HOME, 'passwords.json')

/** The bench's own cluster, kept for the next run. */
export function startCluster(): Promise<PostgresServer> {
  mkdirSync(HOME, { recursive: true, mode: 0o755 })
  return startPostgres({ dataDir: join(HOME, 'postgres') })
}

/** The report's scale in that cluster. `issuer` signs the tokens of this run. */
export async function prepareGround(issuer: string, say: (text: string) => void): Promise<Ground> {
  const server = await startCluster()
  const { adminUrl } = server
  const own = await prepareServer({ adminUrl, database: DATABASE, secretsFile: SECRETS })
  await migrate(own.migration)
  await loadReference(own.migration)
  if (!(await demoStamp(own.admin))) {
    await seedDemo({
      adminUrl: own.admin,
      today: TODAY,
      scale: 'full',
      closingDays: CLOSING_DAYS,
      issuer,
      onProgress: say,
    })
  }
  // ground that an earlier version has left, and a day that has come since
  await withClient(own.admin, client =>
    closeDuePeriods(seedDoors(client), { today: TODAY, closingDays: CLOSING_DAYS }),
  )
  const desks = await furnish(own.admin, issuer)
  const competitor = urlFor(own.admin, { user: 'bench_competitor', password: PASSWORD })
  return { server, urls: { ...own, competitor }, desks }
}

/** Memberships for one manager of each Kreis and for the ministry, and what the competitors need. */
async function furnish(adminUrl: string, issuer: string): Promise<Desk[]> {
  return withClient(adminUrl, async client => {
    for (const statement of COMPETITORS) await client.query(statement)
    await client.query(`alter role bench_competitor password '${PASSWORD}'`)
    await client.query(`delete from app.membership where subject like 'bench-%'`)
    await client.query(MINISTRY, [issuer])
    // rows that the last run's talks left behind, which a server that is up long enough has cleared by itself
    await client.query('vacuum analyze reporting.district_line, reporting.cell_status')
    const desks: Desk[] = []
    for (const { ags } of districtRows()) {
      const { rows } = await client.query<{ manager: string; cases: string[] }>(FULLEST, [ags])
      const { manager, cases } = rows[0]!
      const subject = `bench-${ags}`
      await client.query(MEMBER, [ags, issuer, subject, manager])
      desks.push({ tenant: ags, subject, manager, cases: cases.slice(0, 20) })
    }
    return desks
  })
}

const MINISTRY = `insert into app.membership (tenant, id, issuer, subject, login, display_name, role, valid_from)
  values ('08', gen_random_uuid(), $1, 'bench-08', 'bench-08', 'Bench', 'ministry_analyst', '2020-01-01')`

const MEMBER = `insert into app.membership (tenant, id, issuer, subject, login, display_name, role, manager, valid_from)
  select $1, gen_random_uuid(), $2, $3::text, $3, 'Bench', 'integration_manager', m.id, '2020-01-01'
  from app.integration_manager m where m.tenant = $1 and m.id = $4`

const FULLEST = `select manager, array_agg(id order by updated_at desc, id desc)
    filter (where status not in ('CLOSED', 'TRANSFERRED', 'ANONYMISED', 'INTAKE')) cases
  from app.case_file where tenant = $1 and manager is not null
  group by 1 order by count(*) desc, 1 limit 1`
