import { Int } from 'type-graphql'
import { Can } from '../../platform/reading/can.ts'
import {
  Computed,
  Derived,
  Many,
  ofTenant,
  One,
  Page,
  Shows,
} from '../../platform/reading/exposes.ts'
import { MixedPage } from '../../platform/reading/mixed.ts'
import { by, byId, TENANT, type Row } from '../../platform/reading/plan.ts'
import { newestTalk } from '../consultations/consultation.order.ts'
import { ConsultationType } from '../consultations/consultation.type.ts'
import { isWaiting, lastDone, nextDue } from '../follow-ups/follow-up.order.ts'
import { FollowUpType } from '../follow-ups/follow-up.type.ts'
import { CaseAssignmentType } from './case-assignment.type.ts'
import { nextOf } from './case-course.ts'
import { CaseStatusChangeType } from './case-status-change.type.ts'
import { CaseStatus } from './case.codes.ts'
import { CaseSchema } from './case.entity.ts'
import { casePolicy, readsCases, readsFiles } from './case.policy.ts'
import { deputiesOf, visibleCases } from './case.scope.ts'
import { formerStatusOf } from './standing.ts'

const ofCase = (file: Row, child: Row): string => `${child}.case_file = ${file}.id`
const counts = (talk: Row): string => `not ${talk}.no_show and ${talk}.withdrawn_on is null`
const newestAssignment = by('valid_from', 'date', { descending: true, open: true })

@Shows(CaseSchema, {
  description:
    'Counselling of one person or family. Coordinators read what assigning needs; the file itself is FORBIDDEN to them.',
  person: row => `${row}.person`,
  visibleTo: visibleCases,
  to: [
    [
      readsCases,
      'id number unit status urgency openedOn version person municipality organisationUnit manager',
    ],
    [
      readsFiles,
      'counsellingStart informedOn consentForm consentWithdrawnOn closedOn closeReason updatedAt household',
    ],
  ],
})
export class CaseType {
  @Computed(() => Int, {
    rule: readsCases,
    description: 'People who are counselled together; 1 without a family.',
    sql: row =>
      `greatest(1, ${ofTenant('app.household_member m', `m.household = ${row}.household and m.valid_to is null`, 'count(*)::int')})`,
  })
  declare householdSize: number

  @Many(() => CaseAssignmentType, {
    rule: readsFiles,
    description: 'Who was responsible, and when; earliest first.',
    on: ofCase,
    order: by('valid_from', 'date'),
  })
  declare assignments: CaseAssignmentType[]

  @One(() => ConsultationType, {
    rule: readsFiles,
    nullable: true,
    description: 'Latest talk that was held.',
    on: (file, talk) => `${ofCase(file, talk)} and ${counts(talk)}`,
    order: newestTalk,
  })
  declare lastConsultation: ConsultationType | null

  @Computed(() => Int, {
    rule: readsFiles,
    description: 'Talks that were held.',
    sql: row =>
      ofTenant('app.consultation n', `n.case_file = ${row}.id and ${counts('n')}`, 'count(*)::int'),
  })
  declare consultationCount: number

  @Page(() => ConsultationType, {
    rule: readsFiles,
    on: ofCase,
    order: newestTalk,
  })
  declare consultations: object

  @MixedPage({
    rule: readsFiles,
    members: [
      { type: () => ConsultationType, on: ofCase, order: newestTalk },
      {
        type: () => FollowUpType,
        on: (file, due) => `${ofCase(file, due)} and ${due}.status = 'DONE'`,
        order: lastDone,
      },
      { type: () => CaseAssignmentType, on: ofCase, order: newestAssignment },
    ],
  })
  declare timeline: object

  @One(() => FollowUpType, {
    rule: readsFiles,
    nullable: true,
    description: 'Open follow-up that is due first.',
    on: (file, due) => `${ofCase(file, due)} and ${isWaiting(due)}`,
    order: nextDue,
  })
  declare nextFollowUp: FollowUpType | null

  @Many(() => FollowUpType, {
    rule: readsFiles,
    description: 'Follow-ups that wait, by due day.',
    on: (file, due) => `${ofCase(file, due)} and ${isWaiting(due)}`,
    order: nextDue,
  })
  declare followUps: FollowUpType[]

  @Many(() => CaseStatusChangeType, {
    rule: readsFiles,
    description: 'Decisions about its course; earliest first.',
    on: ofCase,
    order: { columns: [byId], descending: false },
  })
  declare statusChanges: CaseStatusChangeType[]

  @Derived<[CaseStatus, CaseStatus | null]>(() => [CaseStatus], {
    rule: readsFiles,
    description: 'States that can be chosen next; closing and reopening are changes of their own.',
    needs: row => [`${row}.status`, formerStatusOf(`${row}.id`, TENANT)],
    from: ([status, former]) => nextOf(status, former),
  })
  declare nextStatuses: CaseStatus[]

  @Can(casePolicy, {
    rule: readsCases,
    tells: {
      recordConsultation: 'Record a talk.',
      recordConsent: 'Record the data protection information and the consent.',
      withdrawConsent: 'Record that the consent was withdrawn.',
      addFollowUp: 'Add something to come back to.',
      change: 'Change urgency, place and day of intake.',
      changeStatus: 'Say where the case stands.',
      close: 'Close it.',
      reopen: 'Open it again.',
      startHousehold: 'Make it a family’s case.',
      addDocument: 'Add a document.',
      assign: 'Hand the case to a manager.',
    },
    facts: row => ({
      managerId: `${row}.manager`,
      deputyIds: deputiesOf(row),
      status: `${row}.status`,
      unit: `${row}.unit`,
      consents: `(${row}.informed_on is not null and ${row}.consent_form is not null and ${row}.consent_withdrawn_on is null)`,
    }),
  })
  declare can: object
}
