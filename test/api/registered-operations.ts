import { parse, type FieldNode, type OperationDefinitionNode } from 'graphql'
import { documentKinds } from '../../backend/src/documents.ts'
import { readManifest } from '../../backend/src/manifest.ts'
import type { Role } from '../../backend/src/platform/identity/roles.ts'
import { rowFor } from '../access/matrix.ts'
import { ofAllModules } from '../access/modules.ts'
import type { RegisteredRead, Variables } from '../access/rows.ts'
import type { Side } from '../access/stage.ts'

/** Every registered query by name, as the modules say how it is asked. */
export const reads: Readonly<Record<string, RegisteredRead>> = ofAllModules(rows => rows.reads)

export interface Operation {
  name: string
  kind: 'query' | 'mutation'
  text: string
  /** Names of its root fields. */
  roots: string[]
}

/** All of schema/operations.json, by name. */
export const operations = operationsIn(Object.values(readManifest()))

/** The queries among them, and what documents ask. */
export const queries = [
  ...operations.filter(({ kind }) => kind === 'query'),
  ...operationsIn([...new Set(documentKinds.flatMap(kind => kind.operations))]),
]

function operationsIn(texts: readonly string[]): Operation[] {
  return texts.map(operationIn).sort((a, b) => a.name.localeCompare(b.name))
}

function operationIn(text: string): Operation {
  const found = parse(text).definitions.find(
    (part): part is OperationDefinitionNode => part.kind === 'OperationDefinition',
  )
  if (!found?.name) throw new Error(`An operation without a name: ${text}`)
  const kind: Operation['kind'] = found.operation === 'query' ? 'query' : 'mutation'
  const roots = found.selectionSet.selections.map(node => (node as FieldNode).name.value)
  return { name: found.name.value, kind, text, roots }
}

/** The read of this name, or an error that says where to add it. */
export function readOf(name: string): RegisteredRead {
  const read = reads[name]
  if (!read) throw new Error(`${name} is registered; add it to the rows of its module`)
  return read
}

/** Who sends a mutation, and with what. */
export function writeOf({ roots }: Operation): { who: Role; variables: (side: Side) => Variables } {
  const { allowed, variables } = rowFor(roots[0]!)
  return { who: (allowed as readonly Role[])[0]!, variables: variables! }
}
