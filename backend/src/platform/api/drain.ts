import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Health } from './health.ts'

/** Time in which whoever balances load notices that we are not ready any more. */
const NOTICE_MS = 500
const LONGEST_MS = 10_000

/** Ends a server without losing a request: answers what is under way, takes nothing new, then closes. */
export async function drain(server: Server, health: Health): Promise<void> {
  health.draining = true
  server.prependListener(
    'request',
    (_request, response) => void response.setHeader('connection', 'close'),
  )
  await sleep(NOTICE_MS)

  const closed = new Promise(resolve => server.close(resolve))
  const timer = setInterval(() => server.closeIdleConnections(), 50)
  await Promise.race([closed, sleep(LONGEST_MS, undefined, { ref: false })])
  clearInterval(timer)
  server.closeAllConnections()
}
