import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { operationsOf, type Operation } from './operations.ts'

const MANIFEST = resolve(import.meta.dirname, '../../schema/operations.json')

/**
 * A built client sends ids of registered operations, so neither their texts nor a GraphQL parser belong in it:
 * each document becomes its name, kind and id. The build fails when the server would not know an id.
 */
export function registeredOperations(): Plugin {
  return {
    name: 'digintm:registered-operations',
    apply: 'build',
    async transform(_code, id) {
      if (!id.endsWith('.graphql.ts')) return
      const known = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Record<string, string>
      const operations = [...(await operationsOf(id))]
      const stranger = operations.find(([, operation]) => !known[operation.id])
      if (stranger) this.error(`${stranger[0]} is not in schema/operations.json: npm run schema`)
      return operations.map(([name, o]) => `export const ${name} = ${shell(o)}`).join('\n')
    },
  }
}

/** What urql asks of a document: kind and name; `loc` keeps it from printing one. */
function shell({ id, kind, name }: Operation): string {
  return JSON.stringify({
    kind: 'Document',
    documentId: id,
    definitions: [
      {
        kind: 'OperationDefinition',
        operation: kind,
        name: { kind: 'Name', value: name },
        selectionSet: { kind: 'SelectionSet', selections: [] },
      },
    ],
    loc: { start: 0, end: 0, source: { body: '' } },
  })
}
