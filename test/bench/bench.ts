import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createTestIssuer, type TestIssuer } from '../support/identity.ts'
import { bundles } from './bundles.ts'
import { figureTimes } from './figures.ts'
import { prepareGround, startCluster, TODAY, type Desk, type Ground } from './ground.ts'
import { load, startVariant, type Round, type RunningVariant } from './load.ts'
import { WORKLOADS, type Workload } from './operations.ts'
import { asTable, namesOf } from './names.ts'
import { asMarkdown, machine, ratiosOf, type Results } from './report.ts'
import { VARIANTS, type Caller, type Plan, type Variant } from './requests.ts'
import { sameContent } from './same-content.ts'
import { startTimes } from './starts.ts'

const README = new URL('README.md', import.meta.url)
const MARK = '<!-- results -->'

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    /** Workloads, separated by commas. */
    only: { type: 'string', default: [...WORKLOADS, 'names'].join(',') },
  },
})
const [WARM_UP, ROUNDS, SECONDS] = options.quick ? [2, 3, 2] : [8, 5, 4]
const only = options.only.split(',')
const say = (text: string): void => void process.stderr.write(`${text}\n`)

async function callersOf(issuer: TestIssuer, desks: Desk[]): Promise<Record<Workload, Caller[]>> {
  const claims = { exp: Math.floor(Date.now() / 1000) + 3000 }
  const roles = ['integration_manager']
  const managers = await Promise.all(
    desks.map(async desk => {
      const { subject, tenant } = desk
      return {
        desk,
        token: await issuer.token({ subject, roles, organizations: [tenant], claims }),
      }
    }),
  )
  const ministry = { subject: 'bench-08', roles: ['ministry_analyst'], organizations: ['08'] }
  const token = await issuer.token({ ...ministry, claims })
  return { list: managers, detail: managers, insert: managers, ministry: [{ token }] }
}

interface Contest {
  ground: Ground
  variants: RunningVariant[]
  callers: Caller[]
}

/** All variants in every round, so that whatever else the machine does meets all of them. */
async function compete(
  workload: Workload,
  { ground, variants, callers }: Contest,
): Promise<Record<Variant, Round[]>> {
  const { dataDir } = ground.server
  const found: Record<Variant, Round[]> = { ours: [], postgraphile: [], raw: [] }
  const planOf = (variant: Variant): Plan => ({ variant, workload, callers })
  await sameContent(variants, planOf, ground.urls.admin)
  for (const variant of variants) {
    await load(variant, planOf(variant.name), { seconds: WARM_UP, dataDir })
  }
  for (let round = 1; round <= ROUNDS; round++) {
    say(`${workload}: round ${round} of ${ROUNDS}`)
    for (const variant of variants)
      found[variant.name].push(
        await load(variant, planOf(variant.name), { seconds: SECONDS, dataDir }),
      )
  }
  return found
}

async function measure(issuer: TestIssuer, ground: Ground): Promise<Results> {
  const { issuer: name, certsUrl } = issuer
  const order = { urls: ground.urls, issuer: name, certsUrl, today: TODAY }
  const callers = await callersOf(issuer, ground.desks)
  const results: Results = {
    at: new Date().toISOString().slice(0, 10),
    machine: machine(),
    rounds: {},
    figures: await figureTimes(ground.urls.reporting),
    bundles: bundles(),
    starts: options.quick ? null : await startTimes(),
    names: only.includes('names') ? await namesOf(ground.server, say) : null,
  }
  const variants: RunningVariant[] = []
  try {
    for (const variant of VARIANTS) variants.push(await startVariant(variant, order))
    for (const workload of WORKLOADS.filter(each => only.includes(each)))
      results.rounds[workload] = await compete(workload, {
        ground,
        variants,
        callers: callers[workload],
      })
  } finally {
    for (const variant of variants) variant.stop()
  }
  return results
}

function publish(results: Results): void {
  const text = asMarkdown(results)
  process.stdout.write(
    options.json ? `${JSON.stringify({ ...results, ratios: ratiosOf(results) })}\n` : `${text}\n`,
  )
  if (!options.write) return
  const [head] = readFileSync(README, 'utf8').split(MARK)
  writeFileSync(README, `${head}${MARK}\n\n${results.at}, ${results.machine}\n\n${text}\n`)
}

/** Needs neither variants nor the report's scale. */
async function measureNames(): Promise<void> {
  const server = await startCluster()
  try {
    process.stdout.write(`${asTable(await namesOf(server, say)).join('\n')}\n`)
  } finally {
    await server.stop()
  }
}

async function measureAll(): Promise<void> {
  const issuer = await createTestIssuer()
  const ground = await prepareGround(issuer.issuer, say)
  try {
    publish(await measure(issuer, ground))
  } finally {
    await issuer.close()
    await ground.server.stop()
  }
}

await (only.join() === 'names' ? measureNames() : measureAll())
