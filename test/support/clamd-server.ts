import { createServer, type AddressInfo, type Socket } from 'node:net'
import { EICAR } from './sample-files.ts'

export interface ClamdServer {
  url: string
  /** What it has been sent, whole. */
  seen: Buffer[]
  /** Answers no more, as one that is down. */
  silent: boolean
  close(): Promise<void>
}

/** Speaks clamd's protocol as far as it is used (`man clamd`, INSTREAM), and knows one virus. */
export async function startClamd(): Promise<ClamdServer> {
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    if (clamd.silent) socket.destroy()
    else serve(socket, clamd.seen).catch(() => {})
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const clamd: ClamdServer = {
    url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: [],
    silent: false,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
  return clamd
}

const COMMAND = Buffer.from('zINSTREAM\0')

async function serve(socket: Socket, seen: Buffer[]): Promise<void> {
  let waiting = Buffer.alloc(0)
  for await (const bytes of socket) {
    waiting = Buffer.concat([waiting, bytes as Buffer])
    if (!COMMAND.subarray(0, waiting.length).equals(waiting.subarray(0, COMMAND.length))) {
      socket.end('UNKNOWN COMMAND\0')
      return
    }
    const content = streamIn(waiting.subarray(COMMAND.length))
    if (!content) continue
    seen.push(content)
    socket.end(content.includes(EICAR) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0')
    return
  }
}

/** The parts behind their lengths, once the one of length zero is there. */
function streamIn(bytes: Buffer): Buffer | null {
  const parts: Buffer[] = []
  for (let at = 0; at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    if (length === 0) return Buffer.concat(parts)
    parts.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}
