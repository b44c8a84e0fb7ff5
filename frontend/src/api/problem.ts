import type { CombinedError } from '@urql/vue'
import { formatNumber } from '../locales/formats.ts'
import { t, te, told } from '../locales/i18n.ts'

export interface FieldProblem {
  path: string
  rule?: string
  message: string
  /** Bounds that the rule speaks of. */
  least?: number
  most?: number
}

/** A refusal in the reader's language; `id` finds the cause in the server's log. */
export interface Problem {
  code: string
  text: string
  id: string | undefined
  fields: FieldProblem[]
}

export const problemOf = (error: CombinedError): Problem =>
  error.networkError ? networkProblem() : problemIn(error.graphQLErrors[0]?.extensions ?? {})

export const networkProblem = (): Problem => ({
  code: 'NETWORK',
  text: t('error.NETWORK'),
  id: undefined,
  fields: [],
})

/** Of what the server says beside its message. */
export function problemIn(extensions: Record<string, unknown>): Problem {
  const code = typeof extensions['code'] === 'string' ? extensions['code'] : 'INTERNAL_SERVER_ERROR'
  const { fields = [] } = extensions as { fields?: FieldProblem[] }
  return {
    code,
    text: textOf(code, fields),
    id: typeof extensions['id'] === 'string' ? extensions['id'] : undefined,
    fields,
  }
}

/** Never that some field is wrong without its name. */
function textOf(code: string, fields: FieldProblem[]): string {
  const key = code === 'BAD_USER_INPUT' && !fields.length ? 'error.UNREADABLE' : `error.${code}`
  return te(key) ? t(key) : t('error.INTERNAL_SERVER_ERROR')
}

/** That nothing stands where something has to. */
export const required = (path: string): FieldProblem => ({ path, rule: 'required', message: '' })

const leafOf = ({ path }: FieldProblem): string => path.split('.').at(-1) ?? path

/** The server's word on one field, in the reader's language, else as it was sent. */
export function fieldText(problem: FieldProblem): string {
  const { rule, least = 0, most = 0, message } = problem
  const bounds = { least: formatNumber(least), most: formatNumber(most) }
  const own = told(`limit.${leafOf(problem)}.${rule}`, bounds)
  return own ?? told(`rule.${rule}`, bounds) ?? message
}

/** In one sentence, where there is one input that it can be about. */
export const briefly = ({ text, fields: [field] }: Problem): string =>
  field ? fieldText(field) : text

/** What a field is called, wherever in the form it stands. */
export function fieldName(problem: FieldProblem): string {
  const member = /^members\.(\d+)\./.exec(problem.path)?.[1]
  const leaf = leafOf(problem)
  const key = member && leaf === 'role' ? 'field.memberRole' : `field.${leaf}`
  const name = te(key) ? t(key) : problem.path
  return member ? `${t('field.member', { n: Number(member) + 1 })}, ${name}` : name
}
