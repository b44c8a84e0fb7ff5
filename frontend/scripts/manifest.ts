import { createHash } from 'node:crypto'
import { globSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { formatDocument, stringifyDocument, type TypedDocumentNode } from '@urql/core'
import { createServer } from 'vite'

const FRONTEND = resolve(import.meta.dirname, '..')
const MANIFEST = resolve(FRONTEND, '../schema/operations.json')

/** Writes {id: text} of every operation, as the client sends it: formatted, with `__typename`. */
async function writeManifest() {
  const vite = await createServer({
    root: FRONTEND,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false },
  })
  const operations: Record<string, string> = {}
  try {
    for (const file of globSync('src/**/*.graphql.ts', { cwd: FRONTEND }).toSorted()) {
      const module = (await vite.ssrLoadModule(`/${file}`)) as Record<string, unknown>
      for (const document of Object.values(module).filter(isOperation)) {
        const text = stringifyDocument(formatDocument(document))
        operations[createHash('sha256').update(text).digest('hex')] = text
      }
    }
  } finally {
    await vite.close()
  }
  const sorted = Object.fromEntries(
    Object.entries(operations).toSorted(([, a], [, b]) => (a < b ? -1 : 1)),
  )
  writeFileSync(MANIFEST, `${JSON.stringify(sorted, null, 2)}\n`)
  process.stdout.write(`${Object.keys(sorted).length} operations in schema/operations.json\n`)
}

function isOperation(value: unknown): value is TypedDocumentNode {
  const definitions = (value as Partial<TypedDocumentNode> | undefined)?.definitions ?? []
  return definitions.some(d => d.kind === 'OperationDefinition')
}

await writeManifest()
