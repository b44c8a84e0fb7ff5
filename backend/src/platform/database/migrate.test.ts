import { afterAll, beforeAll, expect, test } from 'vitest'
import { asAdmin, freshDatabase, type FreshDatabase } from '../../../../test/support/database.ts'
import { migrate } from './migrate.ts'
import { splitStatements } from './split-statements.ts'

let urls: FreshDatabase

beforeAll(async () => {
  urls = await freshDatabase()
})
afterAll(() => urls.drop())

test('a second run applies nothing, nor do several at once', async () => {
  const runs = await Promise.all([migrate(urls.migration), migrate(urls.migration)])
  expect(runs).toEqual([[], []])
})

test('a migration that was changed after it had been applied stops the run', async () => {
  await asAdmin(urls, `update platform.migration set checksum = 'x' where name like '0003%'`)
  await expect(migrate(urls.migration)).rejects.toThrow('0003-staff.sql was changed')
  await asAdmin(urls, `update platform.migration set name = '0003-old.sql' where checksum = 'x'`)
  await expect(migrate(urls.migration)).rejects.toThrow(
    'There is no migration 0003-old.sql any more: this database is of another version; `npm run reset`',
  )
})

test('statements are split at their separator alone', () => {
  const body = 'create function f() returns void as $$ begin; end $$;'
  expect(splitStatements(`-- head\n${body}\n--;;\n-- only prose\n--;;\nselect ';';\n`)).toEqual([
    `-- head\n${body}`,
    `select ';';`,
  ])
})
