import type { Role } from '../../backend/src/platform/identity/roles.ts'
import type { Variables } from '../access/rows.ts'
import type { Side } from '../access/stage.ts'
import { once } from '../support/world.ts'

export interface HandMade {
  name: string
  text: string
  /** A manager when left out. */
  who?: Role
  variables?: (side: Side) => Variables
  /** Codes of the errors that both must answer. */
  codes?: string[]
}

const ofCase = ({ mine }: Side): Variables => ({ id: mine.id })
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
      variables: (side: Side) => ({ ...ofCase(side), with: on, without: off }),
    })),
  ),
  {
    name: 'nested connections with aliases and different arguments',
    text: `query ($id: UUID!, $n: Int!) { case(id: $id) { last: consultations(first: 1) { nodes { heldOn }
      pageInfo { hasNextPage endCursor } } all: consultations(first: $n) { nodes { heldOn topics note } } } }`,
    variables: side => ({ ...ofCase(side), n: 20 }),
  },
  {
    name: 'defaults of variables and of fields of an input',
    text: `query ($first: Int! = 1, $order: CaseOrder = NUMBER_ASC, $filter: CaseFilter = { open: true }) {
      cases(first: $first, orderBy: $order, filter: $filter) { count nodes { number } pageInfo { hasNextPage } } }`,
    who: 'coordinator',
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
    who: 'coordinator',
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
    who: 'coordinator',
    variables: ({ mine, manager }) => ({
      input: { clientMutationId: once(), id: mine.id, managerId: manager.id, version: 77 },
    }),
    codes: ['CONFLICT'],
  },
]
