import { connect, type Socket } from 'node:net'

export interface Line {
  socket: Socket
  /** All that has come back so far. */
  said(): string
  /** Resolves with the time since it was opened, in milliseconds, once the other side has closed it. */
  closed: Promise<number>
}

/** A bare connection, for what no HTTP client would send. */
export async function openLine(url: string): Promise<Line> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  const begun = performance.now()
  const said: Buffer[] = []
  socket.on('data', (bytes: Buffer) => void said.push(bytes))
  socket.on('error', () => {})
  const closed = new Promise<number>(resolve =>
    socket.once('close', () => resolve(performance.now() - begun)),
  )
  await new Promise(resolve => socket.once('connect', resolve))
  return { socket, said: () => Buffer.concat(said).toString(), closed }
}

/** The head of a POST to the API; each header is a line of its own, however often it is said. */
export const headOf = (headers: readonly string[]): string =>
  ['POST /graphql HTTP/1.1', ...headers, '', ''].join('\r\n')

/** Sends bytes and returns status and body of the answer, which ends the connection. */
export async function sendRaw(
  url: string,
  headers: readonly string[],
  body: string | Buffer,
): Promise<{ status: number; text: string }> {
  const line = await openLine(url)
  const bytes = Buffer.from(body)
  const own = [`content-length: ${bytes.length}`, 'connection: close']
  line.socket.write(headOf([...headers, ...own]))
  line.socket.write(bytes)
  await line.closed
  const [head = '', text = ''] = line.said().split(/\r\n\r\n(.*)/s)
  return { status: Number(head.split(' ')[1]), text }
}
