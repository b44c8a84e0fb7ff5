import { GraphQLError } from 'graphql'
import { codeOf } from '../../backend/src/platform/ground/errors.ts'
import { operationGate } from '../../backend/src/platform/api/operations.ts'

/** A program of `cold-start.test.ts`: says what the gate of a new process makes of each document. */
const DEEP = 20_000
const nested = (open: string, close: string, depth = DEEP): string =>
  open.repeat(depth) + close.repeat(depth)

const CHAIN = Array.from(
  { length: 240 },
  (_, at) => `fragment F${at} on Me{${at < 239 ? `...F${at + 1}` : 'subject'}}`,
)

const DOCUMENTS: Record<string, string> = {
  'list literals': `{ a(b: ${nested('[', ']')}) }`,
  'object literals': `{ a(b: ${nested('{c:', '}')}) }`,
  'selection sets': `{ ${nested('a{', '}')} }`,
  arguments: `{ a${nested('(b:[', '])')} }`,
  'inline fragments': `{ ${nested('...{', '}')} }`,
  types: `query ($a: ${nested('[', ']')}) { a }`,
  'default values': `query ($a: Int = ${nested('[', ']')}) { a }`,
  'lists without end': `{ a(b: ${'['.repeat(DEEP)}`,
  'as deep as is allowed': `{ a(b: ${nested('[', ']', 60)}) }`,
  'a chain of fragments': `{ me { ...F0 } } ${CHAIN.join(' ')}`,
}

const gate = operationGate({ manifest: {}, registeredOnly: false })

function madeOf(query: string): string {
  try {
    gate({ query })
    return 'allowed'
  } catch (error) {
    return error instanceof GraphQLError ? codeOf(error.extensions) : String(error)
  }
}

const said = Object.entries(DOCUMENTS).map(([name, query]) => [name, madeOf(query)])
process.stdout.write(JSON.stringify(Object.fromEntries(said)))
