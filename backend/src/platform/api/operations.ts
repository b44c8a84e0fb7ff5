import { hash } from 'node:crypto'
import { parse } from 'graphql'
import { PersistedQueryNotFound, PersistedQueryOnly } from '../ground/errors.ts'
import { checkedDocument } from './limits.ts'
import { chosenFrom, choicesIn, type Choices } from './operation-choice.ts'
import { malformed, wellFormed, type OperationRequest } from './operation-request.ts'
import { checkTexts } from '../ground/plain-text.ts'

/** Registered operations: SHA-256 of the text, and the text. */
export type Manifest = Readonly<Record<string, string>>

export interface OperationRules {
  manifest: Manifest
  /** Refuse every document that is not in the manifest (GQL-1). */
  registeredOnly: boolean
}

/** How Apollo is told which document is meant. */
type Named = { query: string } | { extensions: { persistedQuery: object } }

const MOST_CHECKED = 2000

/**
 * Turns a body into the one operation that Apollo is handed: a registered one by its hash alone, another one by its text,
 * measured, and by the name under which it was found. Comes before Apollo, because validating a hostile document is
 * itself the attack (GQL-3).
 */
export function operationGate({ manifest, registeredOnly }: OperationRules) {
  const byHash = new Map<string, Choices>()
  const byText = new Map<string, Choices>()

  const registered = (sha256Hash: string): Choices => {
    const choices = byHash.get(sha256Hash) ?? choicesIn(parse(manifest[sha256Hash]!))
    byHash.set(sha256Hash, choices)
    return choices
  }
  const measured = (query: string): Choices => {
    const choices = byText.get(query) ?? choicesIn(checkedDocument(query))
    if (byText.size < MOST_CHECKED) byText.set(query, choices)
    return choices
  }

  const found = ({ query, sha256Hash }: OperationRequest): [Named, Choices] => {
    if (sha256Hash !== null && Object.hasOwn(manifest, sha256Hash)) {
      const persistedQuery = { version: 1, sha256Hash }
      return [{ extensions: { persistedQuery } }, registered(sha256Hash)]
    }
    if (registeredOnly) throw new PersistedQueryOnly()
    if (query === null) throw sha256Hash === null ? malformed() : new PersistedQueryNotFound()
    return [{ query }, measured(query)]
  }

  return (body: unknown): object => {
    const request = wellFormed(body)
    const { variables, operationName } = request
    checkHash(request)
    const [named, operations] = found(request)
    const name = chosenFrom(operations, operationName)
    checkTexts(variables)
    return { ...named, variables, ...(name && { operationName: name }) }
  }
}

/** A text beside the hash of another one says two things. */
function checkHash({ query, sha256Hash }: OperationRequest): void {
  if (query !== null && sha256Hash !== null && hash('sha256', query) !== sha256Hash)
    throw malformed('The sha256Hash is not that of the query')
}
