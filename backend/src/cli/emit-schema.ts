import 'reflect-metadata'
import { rename, writeFile } from 'node:fs/promises'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { limitsIn } from '../platform/limits/limits-in.ts'
import { createSchema } from '../schema.ts'

const schema = lexicographicSortSchema(createSchema())
await replace('schema.graphql', `${printSchema(schema)}\n`)
await replace('limits.json', `${JSON.stringify(limitsIn(schema), null, 2)}\n`)

/** Whole at every moment: a server or a build beside may be reading it. */
async function replace(name: string, text: string): Promise<void> {
  const target = new URL(`../../../schema/${name}`, import.meta.url)
  const next = new URL(`${target.href}.next`)
  await writeFile(next, text)
  await rename(next, target)
}
