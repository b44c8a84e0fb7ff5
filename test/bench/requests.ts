import { randomUUID } from 'node:crypto'
import type { Request } from 'autocannon'
import type { Desk } from './ground.ts'
import { DOCUMENTS, FIGURES, hashOf, PERIOD, talkOn, type Workload } from './operations.ts'
import { POSTGRAPHILE } from './postgraphile-operations.ts'

export const VARIANTS = ['ours', 'postgraphile', 'raw'] as const
export type Variant = (typeof VARIANTS)[number]

/** Somebody who asks: a manager at a desk, or the ministry without one. */
export interface Caller {
  token: string
  desk?: Desk
}

export interface Plan {
  variant: Variant
  workload: Workload
  callers: readonly Caller[]
}

let turn = 0

/** Request after request from another Kreis, so that neighbours do not wait for each other's rows. */
export const requestOf = (plan: Plan): Request => ({
  method: 'POST',
  setupRequest: request => ({ ...request, ...requestAt(plan, (turn += 1)) }),
})

/** The same turn is the same question, whatever the variant. */
export function requestAt({ variant, workload, callers }: Plan, at: number): Request {
  const { token, desk } = callers[at % callers.length]!
  const caseId = desk?.cases[Math.floor(at / callers.length) % desk.cases.length] ?? ''
  return {
    method: 'POST',
    path: variant === 'raw' ? `/${workload}` : '/graphql',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(bodyOf(variant, workload, caseId)),
  }
}

function bodyOf(variant: Variant, workload: Workload, caseId: string): object {
  const facts = factsOf(workload, caseId)
  if (variant === 'raw') return facts
  if (variant === 'postgraphile')
    return {
      query: POSTGRAPHILE[workload],
      variables: workload === 'insert' ? { input: forFunction(facts) } : facts,
    }
  const variables = oursOf(workload, facts)
  return {
    variables,
    extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(DOCUMENTS[workload]) } },
  }
}

function oursOf(workload: Workload, facts: object): object {
  if (workload === 'ministry') return { requests: FIGURES }
  return workload === 'insert' ? { input: facts } : facts
}

/** PostGraphile keeps the name `clientMutationId` for itself. */
const forFunction = (facts: object): object => ({
  ...facts,
  clientMutation: (facts as { clientMutationId?: string }).clientMutationId,
  request: randomUUID(),
})

function factsOf(workload: Workload, caseId: string): object {
  switch (workload) {
    case 'list':
      return {}
    case 'detail':
      return { id: caseId }
    case 'insert':
      return talkOn(caseId, randomUUID())
    case 'ministry':
      return PERIOD
  }
}
