import { createServer, connect, type AddressInfo, type Socket } from 'node:net'

/** What the server says when a transaction has been committed. */
const COMMITTED = Buffer.from('COMMIT\0')

export interface LossyLine {
  /** The address of the database by way of this line. */
  through(url: string): string
  /** From now on the next so many commits of what this was sent for reach the database, and their answers are lost with the connection. */
  loseCommits(count: number, sent?: string): void
  close(): Promise<void>
}

/** A line to the database that breaks at the worst moment: after the commit, before its answer. */
export async function lossyLine(databaseUrl: string): Promise<LossyLine> {
  const { hostname, port } = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let toLose = 0
  let meant = ''
  const server = createServer(near => {
    const far = connect(Number(port), hostname)
    const cut = (): void => void (near.destroy(), far.destroy())
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', cut).on('close', cut)
    }
    let asked = ''
    near.on('data', (bytes: Buffer) => void (asked += bytes.toString('latin1'))).pipe(far)
    far.on('data', (bytes: Buffer) => {
      const committed = bytes.includes(COMMITTED)
      if (committed && toLose > 0 && asked.includes(meant)) {
        toLose--
        cut()
      } else near.write(bytes)
      if (committed) asked = ''
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    through(url) {
      const lossy = new URL(url)
      lossy.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
      return lossy.href
    },
    loseCommits(count, sent = '') {
      toLose = count
      meant = sent
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
