import { connect, type Socket } from 'node:net'
import type { Bytes } from '../encryption/stream.ts'

/** What a scanner finds: nothing, or something that has a name. */
type Verdict = { clean: true } | { clean: false; found: string }

export type Scanner = (content: Bytes) => Promise<Verdict>

const IDLE_MS = 60_000

/** ClamAV's daemon at `tcp://host:3310` or `unix:/run/clamav/clamd.ctl`, by its own protocol (INSTREAM). */
export function clamd(address: string): Scanner {
  const { protocol, hostname, port, pathname } = new URL(address)
  if (protocol !== 'tcp:' && protocol !== 'unix:')
    throw new Error('CLAMD_URL must be tcp://host:port or unix:/path')
  return async content => {
    const socket =
      protocol === 'unix:' ? connect(pathname) : connect(Number(port || 3310), hostname)
    socket.setTimeout(IDLE_MS, () => socket.destroy(new Error('clamd does not answer')))
    try {
      const said = answerOf(socket)
      said.catch(() => {})
      await send(socket, content)
      return verdictOf(await said)
    } finally {
      socket.destroy()
    }
  }
}

/** Each part behind its length; a length of zero ends it. */
async function send(socket: Socket, content: Bytes): Promise<void> {
  await written(socket, Buffer.from('zINSTREAM\0'))
  for await (const part of content)
    await written(socket, Buffer.concat([lengthOf(part.byteLength), part]))
  await written(socket, lengthOf(0))
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

const written = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.write(bytes, error => (error ? reject(error) : resolve()))
  })

/** It may answer before all is sent: that it is too large, or that it has found something. */
function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    socket.on('data', bytes => {
      said += bytes.toString('latin1')
      if (said.includes('\0')) resolve(said.slice(0, said.indexOf('\0')))
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('clamd ended without a verdict')))
  })
}

function verdictOf(said: string): Verdict {
  if (said === 'stream: OK') return { clean: true }
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1]
  if (found) return { clean: false, found: found.slice(0, 200) }
  throw new Error('clamd came to no verdict')
}
