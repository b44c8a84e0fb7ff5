import { AccountType } from '../../backend/src/modules/accounts/account.type.ts'
import { CaseAssignmentType } from '../../backend/src/modules/cases/case-assignment.type.ts'
import { CaseType } from '../../backend/src/modules/cases/case.type.ts'
import {
  HouseholdMemberType,
  HouseholdType,
} from '../../backend/src/modules/cases/household.type.ts'
import { PersonType } from '../../backend/src/modules/cases/person.type.ts'
import { SearchHitType } from '../../backend/src/modules/cases/search-hit.type.ts'
import { ConsultationType } from '../../backend/src/modules/consultations/consultation.type.ts'
import { FollowUpType } from '../../backend/src/modules/follow-ups/follow-up.type.ts'
import { IntegrationManagerType } from '../../backend/src/modules/staff/integration-manager.type.ts'
import { OrganisationUnitType } from '../../backend/src/modules/staff/organisation-unit.type.ts'
import type { Role } from '../../backend/src/platform/identity/roles.ts'
import type { introspection_types as Schema } from '../../frontend/src/graphql-env.d.ts'

/** Types about people, with the class that says how each is read. Everything else is listed in `open`. */
export const personal = {
  Account: AccountType,
  Case: CaseType,
  CaseAssignment: CaseAssignmentType,
  Consultation: ConsultationType,
  FollowUp: FollowUpType,
  Household: HouseholdType,
  HouseholdMember: HouseholdMemberType,
  IntegrationManager: IntegrationManagerType,
  OrganisationUnit: OrganisationUnitType,
  Person: PersonType,
  SearchHit: SearchHitType,
} as const

export type PersonalType = keyof typeof personal

type ObjectName = {
  [Name in keyof Schema]: Schema[Name] extends { kind: 'OBJECT' } ? Name : never
}[keyof Schema]

/**
 * Types whose fields need no rule of their own, and why: they tell of the caller alone, are published, carry
 * records that have rules, or say what the caller may do with a record that has.
 */
export const open: Record<
  Exclude<ObjectName, PersonalType | 'Query' | 'Mutation'>,
  'caller' | 'published' | 'carrier' | 'abilities'
> = {
  AccountAbilities: 'abilities',
  AccountConnection: 'carrier',
  AccountEdge: 'carrier',
  AccountPayload: 'carrier',
  CaseAbilities: 'abilities',
  CaseConnection: 'carrier',
  CaseEdge: 'carrier',
  CasePayload: 'carrier',
  Cell: 'published',
  Completeness: 'published',
  ConsultationAbilities: 'abilities',
  ConsultationConnection: 'carrier',
  ConsultationEdge: 'carrier',
  ConsultationPayload: 'carrier',
  DimensionKey: 'published',
  DistrictsShown: 'published',
  FollowUpAbilities: 'abilities',
  FollowUpConnection: 'carrier',
  FollowUpEdge: 'carrier',
  FollowUpPayload: 'carrier',
  IntegrationManagerConnection: 'carrier',
  IntegrationManagerEdge: 'carrier',
  KeyFigure: 'published',
  KeyFigureRow: 'published',
  KeyFigureTable: 'published',
  Me: 'caller',
  Membership: 'caller',
  Municipality: 'published',
  MyAbilities: 'abilities',
  PageInfo: 'carrier',
  Tenant: 'caller',
}

type Readers = readonly Role[]

/** Managers, of own and deputised cases (R-CASE-5). */
const files: Readers = ['integration_manager']
/** What assigning needs (domain 2.2), and what stands on every case. */
const cases: Readers = ['integration_manager', 'coordinator']
/** Class S2 (domain 11.3). */
const staff: Readers = ['coordinator']

/** AUTH-5: who may read which field. A new field is missing here until somebody decides who may read it. */
export const fields: {
  [Type in PersonalType]: Record<
    Schema[Type] extends { fields: infer F } ? keyof F : never,
    Readers
  >
} = {
  Account: {
    can: staff,
    changedAt: staff,
    displayName: staff,
    email: staff,
    id: staff,
    login: staff,
    roles: staff,
    state: staff,
    version: staff,
  },
  Case: {
    assignments: files,
    can: cases,
    closedOn: files,
    consentForm: files,
    consultationCount: files,
    consultations: files,
    counsellingStart: files,
    followUps: files,
    household: files,
    id: cases,
    informedOn: files,
    lastConsultation: files,
    manager: cases,
    municipality: cases,
    nextFollowUp: files,
    number: cases,
    openedOn: cases,
    organisationUnit: cases,
    person: cases,
    status: cases,
    unit: cases,
    updatedAt: files,
    urgency: cases,
    version: cases,
  },
  CaseAssignment: { id: files, manager: files, role: files, validFrom: files, validTo: files },
  Consultation: {
    can: files,
    case: files,
    channel: files,
    heldAt: files,
    heldOn: files,
    id: files,
    interpreter: files,
    languages: files,
    manager: files,
    minutes: files,
    municipality: files,
    noShow: files,
    note: files,
    participants: files,
    recordedAt: files,
    setting: files,
    topics: files,
    travelMinutes: files,
    unit: files,
    version: files,
  },
  FollowUp: {
    assignee: files,
    can: files,
    case: files,
    doneOn: files,
    dueOn: files,
    id: files,
    reason: files,
    status: files,
    title: files,
    version: files,
  },
  Household: { id: files, members: files, name: files, size: files },
  HouseholdMember: { id: files, person: files, role: files, validFrom: files, validTo: files },
  IntegrationManager: {
    activeFrom: staff,
    activeUntil: staff,
    consultationsThisMonth: staff,
    displayName: cases,
    familyName: cases,
    fte: staff,
    gender: staff,
    givenName: cases,
    id: cases,
    languages: cases,
    openCases: staff,
    qualification: staff,
    unit: cases,
    version: staff,
  },
  OrganisationUnit: { id: cases, kind: cases, municipality: cases, name: cases },
  Person: {
    arrivedOn: files,
    birthDate: files,
    birthDatePrecision: files,
    displayName: cases,
    email: files,
    familyName: files,
    gender: files,
    givenNames: files,
    id: cases,
    interpreterNeeded: files,
    languages: files,
    municipality: files,
    nameInOriginalScript: files,
    nationalities: files,
    phone: files,
    version: files,
  },
  SearchHit: { case: cases, match: cases, person: cases },
}
