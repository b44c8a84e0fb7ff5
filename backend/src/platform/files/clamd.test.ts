import { afterEach, beforeEach, expect, test } from 'vitest'
import { startClamd, type ClamdServer } from '../../../../test/support/clamd-server.ts'
import { EICAR } from '../../../../test/support/sample-files.ts'
import { clamd } from './clamd.ts'

let server: ClamdServer
beforeEach(async () => {
  server = await startClamd()
})
afterEach(() => server.close())

test('FILE-2: what is clean is called so, and was seen whole', async () => {
  const parts = [Buffer.from('Guten '), Buffer.from('Tag'), Buffer.alloc(200_000, 'x')]
  expect(await clamd(server.url)(parts)).toEqual({ clean: true })
  expect(server.seen).toEqual([Buffer.concat(parts)])
})

test('FILE-2: EICAR is found, and named, however it is cut', async () => {
  const parts = [Buffer.from('vorher'), EICAR.subarray(0, 20), EICAR.subarray(20)]
  expect(await clamd(server.url)(parts)).toEqual({ clean: false, found: 'Eicar-Signature' })
})

test('FI-5: one that is down, or ends without a word, is no verdict', async () => {
  server.silent = true
  await expect(clamd(server.url)([EICAR])).rejects.toThrow()
  const { url } = server
  await server.close()
  await expect(clamd(url)([EICAR])).rejects.toThrow()
  server = await startClamd()
})

test('a file that cannot be read is no verdict either', async () => {
  async function* broken() {
    yield Buffer.from('half')
    throw new Error('changed')
  }
  await expect(clamd(server.url)(broken())).rejects.toThrow('changed')
  expect(() => clamd('http://localhost:3310')).toThrow('CLAMD_URL')
})
