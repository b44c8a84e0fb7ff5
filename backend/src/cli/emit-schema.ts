import 'reflect-metadata'
import { writeFile } from 'node:fs/promises'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { limitsIn } from '../platform/writing/limits-in.ts'
import { createSchema } from '../schema.ts'

const schema = lexicographicSortSchema(createSchema())
const target = (name: string): URL => new URL(`../../../schema/${name}`, import.meta.url)
await writeFile(target('schema.graphql'), `${printSchema(schema)}\n`)
await writeFile(target('limits.json'), `${JSON.stringify(limitsIn(schema), null, 2)}\n`)
