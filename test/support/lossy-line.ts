import { createServer, connect, type AddressInfo, type Socket } from 'node:net'

/** What the server says when a transaction has been committed. */
const COMMITTED = Buffer.from('COMMIT\0')

export interface LossyLine {
  /** The address of the database by way of this line. */
  through(url: string): string
  /** From now on the next so many commits reach the database, and their answers are lost with the connection. */
  loseCommits(count: number): void
  close(): Promise<void>
}

/** A line to the database that breaks at the worst moment: after the commit, before its answer. */
export async function lossyLine(databaseUrl: string): Promise<LossyLine> {
  const { hostname, port } = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let toLose = 0
  const server = createServer(near => {
    const far = connect(Number(port), hostname)
    const cut = (): void => void (near.destroy(), far.destroy())
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', cut).on('close', cut)
    }
    near.pipe(far)
    far.on('data', (bytes: Buffer) => {
      if (toLose > 0 && bytes.includes(COMMITTED)) {
        toLose--
        cut()
      } else near.write(bytes)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    through(url) {
      const lossy = new URL(url)
      lossy.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
      return lossy.href
    },
    loseCommits: count => void (toLose = count),
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
