import {
  buildSchema,
  defaultFieldResolver,
  getNamedType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql'
import { ofAllModules } from '../access/modules.ts'
import { one, type Memory, type NaiveRow } from '../support/naive.ts'
import type { World } from '../support/world.ts'

/** All rows of a tenant as JSON. */
export async function remember(world: World, tenant: string): Promise<Memory['tables']> {
  const named = await world.sql<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'app' and column_name = 'tenant'`,
  )
  const tables = named.map(({ name }) => [name, `app.${name} t where t.tenant = $1`])
  const shared = `reference.municipality t where t.valid_to is null and t.district = $1`
  const memory: Record<string, NaiveRow[]> = {}
  for (const [name, from] of [...tables, ['municipality', shared]]) {
    const rows = await world.sql<{ row: NaiveRow }>(`select to_jsonb(t) as row from ${from}`, [
      tenant,
    ])
    memory[name!] = rows.map(({ row }) => row)
  }
  return memory
}

/** The API once more, on rows in memory and field by field: nothing here is shared with the product's reading. */
export function naiveSchema(sdl: string): GraphQLSchema {
  return buildSchema(sdl)
}

/** What the modules say of fields that are neither a column nor the row that a key names. */
export const naiveFields = ofAllModules(({ naive }) => naive)

const underscored = (name: string): string =>
  name.replace(/(?<=.)[A-Z]/g, letter => `_${letter}`).toLowerCase()

/** The table of a type and its key, where they are not called like it. */
const TABLES: Record<string, [table: string, key: string]> = {
  Case: ['case_file', 'id'],
  Municipality: ['municipality', 'ags'],
}

// oxlint-disable-next-line max-params -- as graphql-js calls a resolver
export const naiveResolver: GraphQLFieldResolver<NaiveRow, Memory> = (row, args, memory, info) => {
  const field = naiveFields[`${info.parentType.name}.${info.fieldName}`]
  if (field) return field(row, args as Record<string, unknown>, memory)
  const type = getNamedType(info.returnType)
  const column = underscored(info.fieldName)
  if (isObjectType(type) && (typeof row[column] === 'string' || info.fieldName === 'case')) {
    const [table, key] = TABLES[type.name] ?? [underscored(type.name), 'id']
    return one(memory.tables[table], row[column] ?? row[table], key)
  }
  return column in row ? row[column] : defaultFieldResolver(row, args, memory, info)
}
