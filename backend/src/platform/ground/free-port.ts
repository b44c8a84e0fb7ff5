import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below what systems take for outgoing connections, one of which could have the port by the time somebody listens. */
const PORTS = [20_000, 32_768] as const

/** A port of the loopback address that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(...PORTS)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>()
  const server = createServer()
  server.once('error', (error: NodeJS.ErrnoException) =>
    TAKEN.has(error.code ?? '') ? resolve(false) : reject(error),
  )
  server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  return promise
}

/** By somebody else, or by the system for itself. */
const TAKEN = new Set(['EADDRINUSE', 'EACCES'])
