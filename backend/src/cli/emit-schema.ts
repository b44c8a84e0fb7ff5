import 'reflect-metadata'
import { writeFile } from 'node:fs/promises'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { createSchema } from '../schema.ts'

const target = new URL('../../../schema/schema.graphql', import.meta.url)
await writeFile(target, `${printSchema(lexicographicSortSchema(createSchema()))}\n`)
