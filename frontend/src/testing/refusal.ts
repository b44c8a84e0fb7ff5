import { Client, fetchExchange } from '@urql/vue'
import { expect } from 'vitest'
import type { FieldProblem } from '../api/problem.ts'
import { withCodes } from './codes.ts'

/** A server that answers each query with its data and refuses every mutation, with what is wrong. */
export function refusing(fields: readonly FieldProblem[], data: Record<string, object> = {}) {
  const sent: unknown[] = []
  const fetch: typeof globalThis.fetch = async (_, init) => {
    const { operationName, variables } = JSON.parse(init?.body as string) as {
      operationName: string
      variables: { input?: unknown }
    }
    if (!variables.input) return answer({ data: data[operationName] })
    sent.push(variables.input)
    return answer({
      errors: [{ message: 'wrong', extensions: { code: 'BAD_USER_INPUT', fields } }],
    })
  }
  const client = new Client({
    url: '/graphql',
    fetch: withCodes(fetch),
    exchanges: [fetchExchange],
    preferGetMethod: false,
  })
  return { client, sent }
}

const answer = (body: object) =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })

/** What assistive technology says of an input that is wrong, beside its name. */
export function described(label: string, within: Element = document.body): string[] {
  const labels = [...within.querySelectorAll('label')]
  const input = labels.find(each => each.textContent.trim().startsWith(label))?.control
  expect(input?.getAttribute('aria-invalid'), label).toBe('true')
  const ids = input?.getAttribute('aria-describedby')?.split(' ') ?? []
  return ids.map(id => document.getElementById(id)?.textContent ?? '')
}
