import { createHash } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import { formatDocument, stringifyDocument, type TypedDocumentNode } from '@urql/core'

export interface Operation {
  /** SHA-256 of the text: how the server's manifest knows it. */
  id: string
  text: string
  kind: string
  name: string
}

/** The operations that a `*.graphql.ts` file exports, by export, as a client sends them: formatted, with `__typename`. */
export async function operationsOf(file: string): Promise<Map<string, Operation>> {
  const module = (await import(pathToFileURL(file).href)) as Record<string, TypedDocumentNode>
  const found = new Map<string, Operation>()
  for (const [exported, document] of Object.entries(module)) {
    const operation = document.definitions.find(d => d.kind === 'OperationDefinition')
    if (!operation) continue
    const text = stringifyDocument(formatDocument(document))
    found.set(exported, {
      id: createHash('sha256').update(text).digest('hex'),
      text,
      kind: operation.operation,
      name: operation.name?.value ?? '',
    })
  }
  return found
}
