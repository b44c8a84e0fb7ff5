import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { lastResort } from './last-resort.ts'
import { webRoutes, type Web } from './web.ts'

const config = { demo: false, clientId: 'digintm-web' }

test('a server without the files of the UI has no other page than its settings', async () => {
  const { answer } = await serve({ config })

  expect(await (await answer('/config.json')).json()).toEqual(config)
  expect((await answer('/demo/postfach')).status).toBe(404)
  expect((await answer('/assets/index.js')).status).toBe(404)
})

test('a file that is gone, and a path that is none, are no errors of ours', async () => {
  const root = mkdtempSync(join(tmpdir(), 'digintm-web-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  writeFileSync(join(root, 'index.html'), 'the UI')
  const { answer, logged } = await serve({ root, config })

  expect(await (await answer('/faelle')).text()).toBe('the UI')
  expect((await answer('/assets/of-another-version.js')).status).toBe(404)
  expect((await answer('/assets/%E0%A4%A')).status).toBe(400)
  expect(logged).toEqual([])
})

async function serve(web: Web) {
  const logged: string[] = []
  const log = pino({}, { write: (line: string) => void logged.push(line) })
  const server = createServer(express().use(webRoutes(web)).use(lastResort(log)))
  onTestFinished(() => void server.close())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return { logged, answer: (path: string) => fetch(`http://127.0.0.1:${port}${path}`) }
}
