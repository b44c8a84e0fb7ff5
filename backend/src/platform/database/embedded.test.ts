import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { removeCluster, startPostgres } from './embedded.ts'
import { alive, readPidFile } from './postmaster.ts'
import { withClient } from './roles.ts'

let home: string
let dataDir: string

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'digintm-embedded-'))
  chmodSync(home, 0o755)
  dataDir = join(home, 'postgres')
})
afterEach(() => vi.unstubAllEnvs())
afterAll(() => rmSync(home, { recursive: true, force: true }))

const start = () => startPostgres({ dataDir, settings: { fsync: 'off' } })

async function killHard(): Promise<void> {
  const pid = readPidFile(dataDir)?.pid ?? 0
  process.kill(pid, 'SIGKILL')
  while (alive(pid)) await sleep(10)
}

test('several starts at once share one server, and its password is nobody else’s to read', async () => {
  const servers = await Promise.all([start(), start(), start()])
  expect(new Set(servers.map(server => server.adminUrl)).size).toBe(1)
  expect(servers.filter(server => !server.adopted)).toHaveLength(1)
  expect(statSync(`${dataDir}.password`).mode & 0o077).toBe(0)
  await withClient(servers[0].adminUrl, async client => {
    await client.query('create table kept as select 42 as answer')
    expect((await client.query('show listen_addresses')).rows[0].listen_addresses).toBe('127.0.0.1')
  })
})

test('a server whose parent was killed is adopted, one that was killed itself recovers', async () => {
  expect((await start()).adopted).toBe(true)
  await killHard()
  const server = await start()
  expect(server.adopted).toBe(false)
  await withClient(server.adminUrl, async client => {
    expect((await client.query('select answer from kept')).rows).toEqual([{ answer: 42 }])
  })
})

test('stop ends it, and a lock file that names a foreign process is no obstacle', async () => {
  const running = await start()
  const pid = readPidFile(dataDir)?.pid ?? 0
  await running.stop()
  expect(alive(pid)).toBe(false)
  const foreign = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
  const lock = [foreign.pid, dataDir, 1, 1, '', '127.0.0.1', '', 'ready', ''].join('\n')
  writeFileSync(join(dataDir, 'postmaster.pid'), lock)
  const server = await start()
  expect(server.adopted).toBe(false)
  expect(foreign.exitCode).toBeNull()
  foreign.kill()
  expect(() => removeCluster(dataDir)).toThrow('running')
  await server.stop()
  removeCluster(dataDir)
  expect(existsSync(dataDir)).toBe(false)
})

test('an embedded server does not run in production', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  await expect(start()).rejects.toThrow('production')
})
