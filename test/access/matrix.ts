import type { Role } from '../../backend/src/platform/identity/roles.ts'
import type { introspection_types as Schema } from '../../frontend/src/graphql-env.d.ts'
import { once } from '../support/world.ts'
import type { Side } from './stage.ts'

/** Every root field of the schema. A new one is missing in the table below until somebody decides who may use it. */
export type RootField = keyof Schema['Query']['fields'] | keyof Schema['Mutation']['fields']

type Variables = Record<string, unknown>

export interface Row {
  document: string
  /** A request that succeeds for those who are allowed. */
  variables?: (side: Side) => Variables
  /** Roles for which it succeeds in their own tenant; `everyone` needs neither role nor tenant. */
  allowed: readonly Role[] | 'everyone' | 'anyRole'
}

const files: readonly Role[] = ['integration_manager']
const cases: readonly Role[] = ['integration_manager', 'coordinator']
const figures: readonly Role[] = ['coordinator', 'ministry_analyst', 'statistics_steward']

/** MX-1: who may ask for what. Whoever is not named is denied. */
export const matrix: Record<RootField, Row> = {
  me: { document: '{ me { subject roles } }', allowed: 'everyone' },
  tenants: { document: '{ tenants { ags } }', allowed: 'everyone' },
  municipalities: { document: '{ municipalities { ags } }', allowed: 'anyRole' },
  cases: { document: '{ cases { nodes { id } count } }', allowed: cases },
  case: {
    document: 'query ($id: UUID!) { case(id: $id) { id number } }',
    variables: ({ mine }) => ({ id: mine.id }),
    allowed: cases,
  },
  search: { document: '{ search(text: "kanarie") { case { id } person { id } } }', allowed: cases },
  staff: { document: '{ staff { nodes { id fte } } }', allowed: ['coordinator'] },
  followUps: { document: '{ followUps { nodes { id } } }', allowed: files },
  keyFigures: { document: '{ keyFigures { code } }', allowed: figures },
  keyFigure: {
    document:
      '{ keyFigure(code: "KF-13", from: "2026-01-01", to: "2026-03-31", by: [DISTRICT]) { rows { cell { status } } } }',
    allowed: figures,
  },
  openCase: {
    document: 'mutation ($input: OpenCaseInput!) { openCase(input: $input) { case { id } } }',
    variables: ({ kreis }) =>
      input({
        person: { givenNames: 'Nadia', familyName: 'Beispiel' },
        unit: 'INDIVIDUAL',
        municipality: kreis.municipality,
      }),
    allowed: cases,
  },
  assignCase: {
    document: 'mutation ($input: AssignCaseInput!) { assignCase(input: $input) { case { id } } }',
    variables: ({ theirs, manager }) => input({ id: theirs.id, version: 1, managerId: manager.id }),
    allowed: ['coordinator'],
  },
  recordConsent: {
    document:
      'mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { case { id } } }',
    variables: ({ mine }) =>
      input({ id: mine.id, version: 1, informedOn: '2026-03-02', consentForm: 'WRITTEN' }),
    allowed: files,
  },
  recordConsultation: {
    document:
      'mutation ($input: RecordConsultationInput!) { recordConsultation(input: $input) { consultation { id } } }',
    variables: ({ mine }) =>
      input({
        caseId: mine.id,
        heldOn: '2026-03-02',
        unit: 'FAMILY',
        setting: 'OUTREACH',
        topics: ['HEALTH'],
        note: 'Ein Gespräch',
      }),
    allowed: files,
  },
  correctConsultation: {
    document:
      'mutation ($input: CorrectConsultationInput!) { correctConsultation(input: $input) { consultation { id } } }',
    variables: ({ mine }) => input({ id: mine.talk, version: 1, minutes: 45 }),
    allowed: files,
  },
  completeFollowUp: {
    document:
      'mutation ($input: RecordInput!) { completeFollowUp(input: $input) { followUp { id } } }',
    variables: ({ mine }) => input({ id: mine.followUp, version: 1 }),
    allowed: files,
  },
  accounts: {
    document: '{ accounts { nodes { id roles state can { disable } } } }',
    allowed: ['coordinator'],
  },
  inviteAccount: {
    document: accountChange('inviteAccount', 'InviteAccountInput'),
    variables: () =>
      input({ email: `${once()}@kreis.test`, displayName: 'Nora Neu', role: 'TEAM_LEAD' }),
    allowed: ['coordinator'],
  },
  grantRole: {
    document: accountChange('grantRole', 'GrantRoleInput'),
    variables: ({ accounts }) => input({ id: accounts.granted, version: 1, role: 'COORDINATOR' }),
    allowed: ['coordinator'],
  },
  revokeRole: {
    document: accountChange('revokeRole', 'RevokeRoleInput'),
    variables: ({ accounts }) => input({ id: accounts.revoked, version: 1, role: 'TEAM_LEAD' }),
    allowed: ['coordinator'],
  },
  disableAccount: {
    document: accountChange('disableAccount', 'RecordInput'),
    variables: ({ accounts }) => input({ id: accounts.disabled, version: 1 }),
    allowed: ['coordinator'],
  },
  enableAccount: {
    document: accountChange('enableAccount', 'RecordInput'),
    variables: ({ accounts }) => input({ id: accounts.enabled, version: 1 }),
    allowed: ['coordinator'],
  },
  signOutEverywhere: {
    document: accountChange('signOutEverywhere', 'RecordInput'),
    variables: ({ accounts }) => input({ id: accounts.signedOut, version: 1 }),
    allowed: ['coordinator'],
  },
}

function accountChange(field: string, type: string): string {
  return `mutation ($input: ${type}!) { ${field}(input: $input) { account { id } } }`
}

function input(values: Variables): Variables {
  return { input: { clientMutationId: once(), ...values } }
}

export const relations = ['own', 'foreign', 'none', 'several', 'anonymous'] as const
export type Relation = (typeof relations)[number]

/** `null` where the request succeeds, else the code of the refusal. */
export function expected({ allowed }: Row, role: Role, relation: Relation): string | null {
  if (relation === 'anonymous') return 'UNAUTHENTICATED'
  if (allowed === 'everyone') return null
  if (relation === 'none' || relation === 'several') return 'TENANT_CONTEXT_REQUIRED'
  if (relation === 'foreign') return 'FORBIDDEN'
  return allowed === 'anyRole' || allowed.includes(role) ? null : 'FORBIDDEN'
}
