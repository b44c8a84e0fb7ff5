import { globSync, renameSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { operationsOf } from './operations.ts'

const FRONTEND = resolve(import.meta.dirname, '..')
const MANIFEST = resolve(FRONTEND, '../schema/operations.json')

const files = globSync('src/**/*.graphql.ts', { cwd: FRONTEND }).map(file =>
  resolve(FRONTEND, file),
)
const operations = (await Promise.all(files.map(operationsOf)))
  .flatMap(found => [...found.values()])
  .toSorted((a, b) => (a.text < b.text ? -1 : 1))

// whole at every moment: a server beside may be reading it
writeFileSync(
  `${MANIFEST}.next`,
  `${JSON.stringify(Object.fromEntries(operations.map(({ id, text }) => [id, text])), null, 2)}\n`,
)
renameSync(`${MANIFEST}.next`, MANIFEST)
process.stdout.write(`${operations.length} operations in schema/operations.json\n`)
