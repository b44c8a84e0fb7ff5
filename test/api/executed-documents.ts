import { once, TODAY } from '../support/world.ts'
import type { Login, Stage } from './registered-reads.ts'

type Values = Record<string, unknown>

/** Every registered mutation by name, with input that succeeds once. */
export const writes: Readonly<Record<string, { login: Login; input: (stage: Stage) => Values }>> = {
  AssignCase: {
    login: 'anna',
    input: ({ waitingId, eva }) => ({ id: waitingId, managerId: eva.id, version: 1 }),
  },
  CompleteFollowUp: { login: 'eva', input: ({ followUpId }) => ({ id: followUpId, version: 1 }) },
  CorrectConsultation: {
    login: 'eva',
    input: ({ talkId }) => ({ id: talkId, version: 1, minutes: 25 }),
  },
  DisableAccount: { login: 'anna', input: ofAccount('disabled') },
  EnableAccount: { login: 'anna', input: ofAccount('closed') },
  GrantRole: {
    login: 'anna',
    input: stage => ({ ...ofAccount('granted')(stage), role: 'COORDINATOR' }),
  },
  InviteAccount: {
    login: 'anna',
    input: () => ({ email: `${once()}@kreis.test`, displayName: 'Nora Neu', role: 'TEAM_LEAD' }),
  },
  OpenCase: {
    login: 'eva',
    input: ({ kreis }) => ({
      person: { givenNames: 'Daria', familyName: 'Kalyna' },
      unit: 'INDIVIDUAL',
      municipality: kreis.municipality,
    }),
  },
  RecordConsent: {
    login: 'eva',
    input: ({ caseId }) => ({
      id: caseId,
      version: 1,
      informedOn: TODAY,
      consentForm: 'ORAL_DOCUMENTED',
    }),
  },
  RecordConsultation: {
    login: 'eva',
    input: ({ caseId }) => ({
      caseId,
      heldOn: TODAY,
      unit: 'FAMILY',
      setting: 'OUTREACH',
      topics: ['HOUSING'],
    }),
  },
  RevokeRole: {
    login: 'anna',
    input: stage => ({ ...ofAccount('revoked')(stage), role: 'TEAM_LEAD' }),
  },
  SignOutEverywhere: { login: 'anna', input: ofAccount('elsewhere') },
}

function ofAccount(name: keyof Stage['accounts']): (stage: Stage) => Values {
  return ({ accounts }) => ({ id: accounts[name], version: 1 })
}

export interface HandMade {
  name: string
  text: string
  login?: Login
  variables?: (stage: Stage) => Values
  /** Codes of the errors that both must answer. */
  codes?: string[]
}

const ofCase = ({ caseId }: Stage): Values => ({ id: caseId })
const SWITCHED = `query ($id: UUID!, $with: Boolean!, $without: Boolean!) { case(id: $id) {
  number status @skip(if: $without) person @include(if: $with) { displayName }
  ... @include(if: $with) { followUps { title } } } }`

/** What a compiler of queries gets wrong most easily. */
export const handMade: readonly HandMade[] = [
  {
    name: 'aliases of roots, fields and lists',
    text: `query ($id: UUID!) { one: case(id: $id) { nr: number who: person { name: displayName } }
      two: case(id: $id) { a: number b: number } }`,
    variables: ofCase,
  },
  {
    name: 'fragments that name the same fields again',
    text: `query ($id: UUID!) { case(id: $id) { number person { id } ...A ... on Case { person { gender } ...B } } }
      fragment A on Case { number person { displayName } ...B }
      fragment B on Case { status municipality { ags name } __typename }`,
    variables: ofCase,
  },
  ...[true, false].flatMap(on =>
    [true, false].map(off => ({
      name: `@include ${on} and @skip ${off} by variables`,
      text: SWITCHED,
      variables: (stage: Stage) => ({ ...ofCase(stage), with: on, without: off }),
    })),
  ),
  {
    name: 'nested connections with aliases and different arguments',
    text: `query ($id: UUID!, $n: Int!) { case(id: $id) { last: consultations(first: 1) { nodes { heldOn }
      pageInfo { hasNextPage endCursor } } all: consultations(first: $n) { nodes { heldOn topics note } } } }`,
    variables: stage => ({ ...ofCase(stage), n: 20 }),
  },
  {
    name: 'defaults of variables and of fields of an input',
    text: `query ($first: Int! = 1, $order: CaseOrder = NUMBER_ASC, $filter: CaseFilter = { open: true }) {
      cases(first: $first, orderBy: $order, filter: $filter) { count nodes { number } pageInfo { hasNextPage } } }`,
    login: 'anna',
  },
  ...[{}, { open: null }, { open: true }].map(values => ({
    name: `a variable within a literal, sent as ${JSON.stringify(values)}`,
    text: `query ($open: Boolean) { cases(filter: { open: $open, status: [ACTIVE] }) { count } }`,
    variables: () => values,
  })),
  ...[{}, { n: 1 }].map(values => ({
    name: `a variable that may lack where nothing may, sent as ${JSON.stringify(values)}`,
    text: 'query ($n: Int) { cases(first: $n) { count nodes { id } } }',
    variables: () => values,
  })),
  {
    name: 'a root field that is refused beside one that is not',
    text: '{ me { displayName } cases { nodes { household { id } } } }',
    login: 'anna',
    codes: ['FORBIDDEN'],
  },
  {
    name: 'a case that does not exist',
    text: 'query ($id: UUID!) { case(id: $id) { number } }',
    variables: () => ({ id: once() }),
  },
  {
    name: 'a cursor that is none',
    text: '{ cases(after: "x") { nodes { id } } }',
    codes: ['BAD_USER_INPUT'],
  },
  {
    name: 'a variable that does not fit its type',
    text: 'query ($id: UUID!) { case(id: $id) { number } }',
    variables: () => ({ id: 'none' }),
    codes: ['BAD_USER_INPUT'],
  },
  {
    name: 'a write to a version that has passed',
    text: 'mutation ($input: AssignCaseInput!) { assignCase(input: $input) { case { id } } }',
    login: 'anna',
    variables: ({ caseId, eva }) => ({
      input: { clientMutationId: once(), id: caseId, managerId: eva.id, version: 77 },
    }),
    codes: ['CONFLICT'],
  },
]
