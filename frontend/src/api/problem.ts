import type { CombinedError } from '@urql/vue'
import { t, te } from '../locales/i18n.ts'

export interface FieldProblem {
  path: string
  rule?: string
  message: string
}

/** A refusal in the reader's language; `id` finds the cause in the server's log. */
export interface Problem {
  code: string
  text: string
  id: string | undefined
  fields: FieldProblem[]
}

export function problemOf(error: CombinedError): Problem {
  if (error.networkError)
    return { code: 'NETWORK', text: t('error.NETWORK'), id: undefined, fields: [] }
  const extensions = error.graphQLErrors[0]?.extensions ?? {}
  const code = typeof extensions['code'] === 'string' ? extensions['code'] : 'INTERNAL_SERVER_ERROR'
  const key = `error.${code}`
  return {
    code,
    text: te(key) ? t(key) : t('error.INTERNAL_SERVER_ERROR'),
    id: typeof extensions['id'] === 'string' ? extensions['id'] : undefined,
    fields: fieldsOf(extensions['fields']),
  }
}

function fieldsOf(fields: unknown): FieldProblem[] {
  return Array.isArray(fields) ? (fields as FieldProblem[]) : []
}

/** The server's word on one field, by rule in the reader's language, else as it was sent. */
export function fieldText(problem: FieldProblem): string {
  const key = `rule.${problem.rule}`
  return te(key) ? t(key) : problem.message
}
