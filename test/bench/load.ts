import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { cpuTimes, spent } from './cpu.ts'
import { requestAt, requestOf, type Plan, type Variant } from './requests.ts'
import type { VariantOrder } from './variant.ts'

const CONNECTIONS = 10

export interface RunningVariant {
  name: Variant
  pid: number
  url: string
  stop(): void
}

/** One round of one variant. */
export interface Round {
  perSecond: number
  p50: number
  p99: number
  /** CPU milliseconds per request. */
  node: number
  database: number
}

/** Starts the variant in a process of its own and waits until it listens. */
export async function startVariant(name: Variant, order: VariantOrder): Promise<RunningVariant> {
  const file = fileURLToPath(new URL(`variant-${name}.ts`, import.meta.url))
  const env = { ...process.env, NODE_ENV: 'production', BENCH_ORDER: JSON.stringify(order) }
  const child = fork(file, { env, execArgv: [] })
  const port = await portFrom(child, name)
  return { name, pid: child.pid!, url: `http://127.0.0.1:${port}`, stop: () => child.kill() }
}

function portFrom(child: ChildProcess, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', message => resolve((message as { port: number }).port))
    child.once('exit', code => reject(new Error(`${name} ended with ${code}`)))
  })
}

/** What the variant answers to the question of one turn. */
export async function answerTo({ url }: RunningVariant, plan: Plan, turn: number): Promise<string> {
  const { path, headers, body } = requestAt(plan, turn)
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: headers as Record<string, string>,
    body: String(body),
  })
  const text = await response.text()
  if (!response.ok || text.includes('"errors"'))
    throw new Error(`${plan.variant} ${plan.workload}: ${response.status} ${text.slice(0, 500)}`)
  return text
}

/** Loads the variant for some seconds. Throws when one answer was not good. */
export async function load(
  { pid, url }: RunningVariant,
  plan: Plan,
  { seconds, dataDir }: { seconds: number; dataDir: string },
): Promise<Round> {
  const before = cpuTimes(pid, dataDir)
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [requestOf(plan)],
    // a GraphQL error is answered with 200
    verifyBody: body => !String(body).includes('"errors"'),
  })
  const { node, database } = spent(before, cpuTimes(pid, dataDir), pid)
  const { total } = result.requests
  if (result.non2xx || result.errors || result.mismatches || total === 0)
    throw new Error(
      `${plan.variant} ${plan.workload}: ${result.non2xx} refused, ${result.errors} errors, ${result.mismatches} wrong of ${total}`,
    )
  return {
    perSecond: total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    node: node / total,
    database: database / total,
  }
}
