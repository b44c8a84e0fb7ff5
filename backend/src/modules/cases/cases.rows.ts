import {
  cases,
  files,
  staff,
  type FieldRow,
  type ModuleRows,
  type Variables,
} from '../../../../test/access/rows.ts'
import type { Filed, Side } from '../../../../test/access/stage.ts'
import { CaseAssignmentType } from './case-assignment.type.ts'
import { naiveCases } from './cases-naive.rows.ts'
import { caseProbes } from './cases-probes.rows.ts'
import { storedCases } from './cases-stored.rows.ts'
import { CaseStatusChangeType } from './case-status-change.type.ts'
import { CaseType } from './case.type.ts'
import { HouseholdMemberType, HouseholdType } from './household.type.ts'
import { PersonType } from './person.type.ts'
import { reassignmentFields } from './reassignment.rows.ts'
import { SearchHitType } from './search-hit.type.ts'

const listed = { first: 100, orderBy: 'NUMBER_ASC' }
const SOMEBODY = { familyName: 'Beispiel' }

type Spares = Filed['spare']

/** A change of a case of its own. */
const ofSpare = (name: keyof Spares, input: Variables): FieldRow => ({
  allowed: files,
  input: ({ mine }) => ({ id: mine.spare[name].id, version: 1, ...input }),
  hides: ({ waiting }) => [waiting.id],
})

/** A change of the household of a case of its own. */
const ofHousehold = (
  name: keyof Spares,
  input: (spare: Spares[keyof Spares]) => Variables,
): FieldRow => ({
  allowed: files,
  input: ({ mine }) => ({
    id: mine.spare[name].household,
    version: 1,
    ...input(mine.spare[name]),
  }),
})

const ofCase = ({ mine }: Side): Variables => ({ id: mine.id })

export const caseRows: ModuleRows = {
  fields: {
    cases: { allowed: cases, asks: '{ nodes { id } count }' },
    case: { allowed: cases, asks: '{ id number }', variables: ofCase },
    search: {
      allowed: cases,
      asks: '{ case { id } person { id } }',
      variables: () => ({ text: 'kanarie' }),
    },
    openCase: {
      allowed: cases,
      input: ({ kreis }) => ({
        person: { givenNames: 'Nadia', familyName: 'Beispiel' },
        unit: 'INDIVIDUAL',
        municipality: kreis.municipality,
      }),
    },
    assignCase: {
      allowed: staff,
      input: ({ theirs, manager }) => ({ id: theirs.id, version: 1, managerId: manager.id }),
    },
    recordConsent: {
      allowed: files,
      input: ({ mine }) => ({
        id: mine.id,
        version: 1,
        informedOn: '2026-03-02',
        consentForm: 'WRITTEN',
      }),
      hides: ({ waiting }) => [waiting.id],
    },
    withdrawConsent: ofSpare('withdrawConsent', { withdrawnOn: '2026-03-02' }),
    changeCase: ofSpare('changeCase', { urgency: 'HIGH' }),
    changeCaseStatus: ofSpare('changeCaseStatus', { status: 'CLOSING', closeReason: 'OTHER' }),
    closeCase: ofSpare('closeCase', { closeReason: 'OTHER' }),
    reopenCase: ofSpare('reopenCase', { reason: 'Kam zurück' }),
    startHousehold: ofSpare('startHousehold', { person: SOMEBODY, role: 'PARTNER' }),
    changePerson: {
      allowed: files,
      input: ({ mine }) => ({ id: mine.person, version: 1, phone: '0621 1' }),
    },
    addHouseholdMember: ofHousehold('addHouseholdMember', () => ({
      person: SOMEBODY,
      role: 'CHILD',
    })),
    changeHouseholdMember: ofHousehold('changeHouseholdMember', ({ member }) => ({
      memberId: member,
      role: 'OTHER',
    })),
    leaveHousehold: ofHousehold('leaveHousehold', ({ member }) => ({ memberId: member })),
    renameHousehold: ofHousehold('renameHousehold', () => ({ name: 'Beispiel' })),
    ...reassignmentFields,
  },
  documents: {
    case: {
      allowed: files,
      variables: ofCase,
      hides: ({ own, foreign }) =>
        [own.theirs, own.waiting, foreign.mine].map(({ id }) => ({ id })),
      people: 'ONE',
    },
    cases: {
      allowed: files,
      variables: () => ({ filter: { open: true }, orderBy: 'NUMBER_ASC' }),
      people: 'LIST',
    },
    'district-cases': {
      allowed: cases,
      variables: () => ({ filter: { open: true }, orderBy: 'NUMBER_ASC' }),
      people: 'LIST',
    },
  },
  types: {
    Case: {
      type: CaseType,
      read: [
        [
          cases,
          'can householdSize id manager municipality number openedOn organisationUnit person status unit urgency version',
        ],
        [
          files,
          'assignments closeReason closedOn consentForm consentWithdrawnOn consultationCount consultations counsellingStart followUps household informedOn lastConsultation nextFollowUp nextStatuses statusChanges timeline updatedAt',
        ],
      ],
    },
    CaseAssignment: {
      type: CaseAssignmentType,
      read: [[files, 'handoverReason id manager role validFrom validTo']],
      way: [['Case', 'assignments']],
    },
    CaseStatusChange: {
      type: CaseStatusChangeType,
      read: [[files, 'changedOn fromStatus id manager reason toStatus']],
      way: [['Case', 'statusChanges']],
    },
    Household: {
      type: HouseholdType,
      read: [[files, 'can id members name size version']],
      way: [['Case', 'household']],
    },
    HouseholdMember: {
      type: HouseholdMemberType,
      read: [[files, 'id person role validFrom validTo']],
      way: [
        ['Case', 'household'],
        ['Household', 'members'],
      ],
    },
    Person: {
      type: PersonType,
      read: [
        [cases, 'displayName id interpreterNeeded languages'],
        [
          files,
          'address arrivedOn birthDate birthDatePrecision can email familyName gender givenNames municipality nameInOriginalScript nationalities phone version',
        ],
      ],
      way: [['Case', 'person']],
    },
    SearchHit: { type: SearchHitType, read: [[cases, 'case match person']], list: ['search'] },
  },
  texts: 'address email familyName givenNames name nameInOriginalScript phone reason',
  keys: 'municipality text',
  stored: storedCases,
  probes: caseProbes,
  naive: naiveCases,
  pages: {
    cases: {
      who: 'coordinator',
      add: async kreis => (await kreis.case(null)).id,
    },
    'Case.timeline': {
      who: 'integration_manager',
      table: 'app.case_assignment',
      add: (kreis, manager, file) => kreis.assignment(file.id, manager),
    },
  },
  reads: {
    CaseOnPaper: { who: 'integration_manager', variables: ofCase },
    CasesList: { who: 'integration_manager', variables: () => listed },
    DistrictCasesList: { who: 'coordinator', variables: () => listed },
    TalksOnPaper: { who: 'integration_manager', variables: ofCase, audits: 1 },
    AssignableCase: { who: 'coordinator', variables: ofCase },
    AssignableCases: {
      who: 'coordinator',
      variables: () => ({ first: 10, orderBy: 'OPENED_ASC' }),
    },
    CaseCounts: { who: 'coordinator' },
    CaseFile: { who: 'integration_manager', variables: ofCase },
    CaseTimeline: { who: 'integration_manager', variables: ofCase, audits: 1 },
    Cases: {
      who: 'integration_manager',
      variables: () => ({ first: 10, filter: { open: true }, orderBy: 'UPDATED_DESC' }),
    },
    ClientCase: { who: 'integration_manager', variables: ofCase },
    Reassignment: {
      who: 'coordinator',
      variables: ({ colleague, mine }) => ({
        managerId: colleague.id,
        cases: [{ id: mine.id, version: 1 }],
      }),
    },
    Search: { who: 'integration_manager', variables: () => ({ text: 'kanarie' }) },
  },
}
