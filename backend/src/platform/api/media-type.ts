import type { Request } from 'express'

/** How an answer is sent (GraphQL over HTTP, 6.4). */
export interface AnswerForm {
  contentType: string
  /** Status for a document that cannot be run: clients that ask for plain JSON by name expect 200 whatever it says. */
  cannotRun: 200 | 400
}

/** The first is for whoever takes anything. */
const TYPES = [
  'application/json; charset=utf-8',
  'application/graphql-response+json; charset=utf-8',
] as const

const MOST_KNOWN = 100
const known = new Map<string, AnswerForm | null>()

/** The form that the request accepts; null when it accepts none that we have. */
export function formFor(request: Request): AnswerForm | null {
  const { accept = '*/*' } = request.headers
  const before = known.get(accept)
  if (before !== undefined) return before
  const form = negotiated(request)
  if (known.size < MOST_KNOWN) known.set(accept, form)
  return form
}

function negotiated(request: Request): AnswerForm | null {
  const contentType = request.accepts([...TYPES])
  if (!contentType) return null
  const byName = contentType === TYPES[0] && request.accepts().some(isJson)
  return { contentType, cannotRun: byName ? 200 : 400 }
}

const isJson = (type: string): boolean => type.toLowerCase() === 'application/json'
