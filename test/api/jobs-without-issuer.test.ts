import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Progress } from '../../backend/src/cli/progress.ts'
import { freePort } from '../../backend/src/platform/ground/free-port.ts'
import { start, type Product } from '../../backend/src/start.ts'
import { asAdmin, freshDatabase, type FreshDatabase } from '../support/database.ts'

let urls: FreshDatabase
let product: Product
let jobs: string
const data = mkdtempSync(join(tmpdir(), 'digintm-jobs-'))

beforeAll(async () => {
  urls = await freshDatabase()
  const port = await freePort()
  jobs = `http://127.0.0.1:${port}/health/jobs`
  const environment = {
    PORT: String(port),
    DIGINTM_DATA: data,
    DATABASE_URL: urls.tenant,
    DATABASE_URL_REPORTING: urls.reporting,
    DATABASE_URL_PLATFORM: urls.platform,
    DATABASE_URL_GRANTING: urls.granting,
    DATABASE_URL_LINKS: urls.links,
    DATABASE_URL_MIGRATION: urls.migration,
    KEYCLOAK_URL: 'http://127.0.0.1:1',
    WEB_SOURCES: 'elsewhere',
    LOG_LEVEL: 'silent',
  }
  await asAdmin(
    urls,
    `insert into app.outbox (tenant, id, kind, record, due_at, failed_at)
     values ('08415', gen_random_uuid(), 'CLOSE', gen_random_uuid(), 'infinity', now())`,
  )
  product = await start(environment, new Progress({ write: () => true }))
})
afterAll(async () => {
  await product.stop()
  await urls.drop()
  rmSync(data, { recursive: true })
})

const answer = async () => {
  const response = await fetch(jobs)
  return { status: response.status, body: await response.json() }
}

test('S12: jobs are looked after without the secret by which people are invited, and what failed is seen from outside', async () => {
  await vi.waitFor(
    async () =>
      expect(await answer()).toEqual({
        status: 503,
        body: { status: 'failed', failed: { CLOSE: 1 } },
      }),
    { timeout: 60_000 },
  )
})
