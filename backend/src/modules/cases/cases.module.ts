import { list } from '../../platform/fields/list-field.ts'
import { pagesOf } from '../../platform/fields/page-fields.ts'
import { mutation, mutations } from '../../platform/fields/mutation-fields.ts'
import type { Module } from '../../platform/module.ts'
import { ConsultationConnection } from '../consultations/consultation.connection.ts'
import { assignCase, AssignCaseInput } from './assign-case.ts'
import { CaseAssignment } from './case-assignment.entity.ts'
import { CaseEventConnection } from './case-event.type.ts'
import { CaseOrder } from './case.codes.ts'
import { caseDocument } from './case.document.ts'
import { Case } from './case.entity.ts'
import { CaseFilter } from './case.filter.ts'
import { casesList, districtCasesList } from './case.lists.ts'
import { caseOrders } from './case.order.ts'
import { casesPolicy, readsFiles } from './case.policy.ts'
import { CaseResolver } from './case.resolver.ts'
import { visibleCases } from './case.scope.ts'
import { CaseType } from './case.type.ts'
import { Household, HouseholdMember } from './household.entity.ts'
import { HouseholdType } from './household.type.ts'
import { openCase, OpenCaseInput } from './open-case.ts'
import { Person } from './person.entity.ts'
import { recordConsent, RecordConsentInput } from './record-consent.ts'
import { SearchResolver } from './search.resolver.ts'

/** Clients, their families, and who is responsible for them. */
export const cases: Module = {
  entities: [Case, CaseAssignment, Household, HouseholdMember, Person],
  types: [HouseholdType],
  fields: [
    CaseResolver,
    SearchResolver,
    pagesOf(CaseType, {
      consultations: { connection: ConsultationConnection, description: 'Talks, latest first.' },
      timeline: {
        connection: CaseEventConnection,
        description: 'Talks, follow-ups that were done, and who took the case on, latest first.',
      },
    }),
    list('cases', {
      description:
        'Cases that the caller may see: own and deputised ones, or those of the Kreis for whoever assigns.',
      type: CaseType,
      rule: casesPolicy.list,
      rows: 25,
      counted: true,
      filter: CaseFilter,
      order: { codes: CaseOrder, orders: caseOrders },
      scope: actor => visibleCases(actor),
    }),
    mutations(CaseType, {
      openCase: mutation({
        description: 'Takes a person in, with the family if there is one.',
        rule: casesPolicy.open,
        input: OpenCaseInput,
        verb: openCase,
      }),
      recordConsent: mutation({
        description: 'Records the data protection information and the consent, or corrects them.',
        rule: readsFiles,
        input: RecordConsentInput,
        verb: recordConsent,
      }),
      assignCase: mutation({
        description: 'Makes a manager responsible for a case (R-CASE-4).',
        rule: casesPolicy.assign,
        input: AssignCaseInput,
        verb: assignCase,
      }),
    }),
  ],
  documents: [caseDocument, casesList, districtCasesList],
  abilities: {
    openCase: { rule: casesPolicy.open, description: 'Take people in.' },
    assignCase: {
      rule: casesPolicy.assign,
      description: 'See and assign the cases of the Kreis.',
    },
  },
}
