import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { webRoutes } from './web.ts'

test('a server without the files of the UI has no other page than its settings', async () => {
  const server = createServer(express().use(webRoutes({ config: { clientId: 'digintm-web' } })))
  onTestFinished(() => void server.close())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const answer = async (path: string) => await fetch(`http://127.0.0.1:${port}${path}`)

  expect(await (await answer('/config.json')).json()).toEqual({ clientId: 'digintm-web' })
  expect((await answer('/demo/postfach')).status).toBe(404)
  expect((await answer('/assets/index.js')).status).toBe(404)
})
