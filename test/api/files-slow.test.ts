import { createHash } from 'node:crypto'
import { connect, createServer, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { pdf } from '../support/sample-files.ts'
import { Uploader } from '../support/upload.ts'
import { createWorld } from '../support/world.ts'

const HERE = '08226'

test('FILE-1: 20 MB over a slow line that breaks come in whole', async () => {
  const world = await createWorld()
  onTestFinished(() => world.close())
  const kreis = await world.kreis(HERE)
  const file = await kreis.case(await kreis.manager('eva'))
  const ours = new Uploader(world, await world.as('eva'))
  const content = pdf('Guten Tag', 20 * 1024 * 1024)
  const { begun } = await ours.begin(file.id, content.length)
  const line = await slowLine(Number(new URL(world.url).port))
  let broken = 0
  for (let at = 0; at < content.length;) {
    const body = content.subarray(at, at + 1024 * 1024)
    const cut = at > 0 && broken < 4 ? setTimeout(() => line.cut(), 15) : undefined
    const headers = { 'upload-offset': String(at) }
    const reply = await ours.ask(begun, 'PATCH', { headers, body, url: line.url }).catch(() => null)
    clearTimeout(cut)
    if (!reply) {
      broken += 1
      at = (await ours.ask(begun, 'GET', { url: line.url })).offset!
    } else {
      expect(reply.status).toBe(204)
      at = reply.offset!
    }
  }
  await line.close()
  expect(broken).toBe(4)
  expect(await ours.ask(begun, 'POST')).toMatchObject({ status: 200 })
  const { data } = await ours.add(file.id, begun.id)
  await world.server.jobs.round(HERE)
  const bytes = Buffer.from(
    await (await ours.download(data!['addDocument'].document.id)).arrayBuffer(),
  )
  const hash = (each: Buffer) => createHash('sha256').update(each).digest('hex')
  expect(hash(bytes)).toBe(hash(content))
})

/** Lets 64 kB through every four milliseconds, and breaks when it is told to. */
async function slowLine(port: number) {
  const cuts = new Set<() => void>()
  const server = createServer(near => {
    const far = connect(port, '127.0.0.1')
    const cut = (): void => void (near.destroy(), far.destroy(), cuts.delete(cut))
    cuts.add(cut)
    for (const socket of [near, far]) socket.on('error', cut).on('close', cut)
    far.pipe(near)
    near.on('data', bytes => {
      far.write(bytes)
      near.pause()
      void sleep(4).then(() => near.resume())
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => cuts.forEach(cut => cut()),
    async close() {
      cuts.forEach(cut => cut())
      await new Promise(resolve => server.close(resolve))
    },
  }
}
