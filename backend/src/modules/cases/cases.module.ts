import type { Context } from '../../context.ts'
import { list } from '../../platform/fields/list-field.ts'
import { pagesOf } from '../../platform/fields/page-fields.ts'
import { mutation, mutations } from '../../platform/fields/mutation-fields.ts'
import type { Module } from '../../platform/module.ts'
import { ConsultationConnection } from '../consultations/consultation.connection.ts'
import { CaseEventConnection } from './case-event.type.ts'
import { changesOf } from '../../platform/fields/change-fields.ts'
import { thenDone } from '../jobs/begin-job.ts'
import { JobType } from '../jobs/job.type.ts'
import { assignCase, AssignCaseInput } from './assign-case.ts'
import { CaseAssignment } from './case-assignment.entity.ts'
import { CaseStatusChange } from './case-status-change.entity.ts'
import { CaseOrder } from './case.codes.ts'
import { caseDocument } from './case.document.ts'
import { Case } from './case.entity.ts'
import { CaseFilter } from './case.filter.ts'
import { casesList, districtCasesList } from './case.lists.ts'
import { caseOrders } from './case.order.ts'
import { casePolicy, casesPolicy, readsFiles } from './case.policy.ts'
import { CaseResolver } from './case.resolver.ts'
import { visibleCases } from './case.scope.ts'
import { CaseType } from './case.type.ts'
import { changeCase, ChangeCaseInput } from './change-case.ts'
import { changeCaseStatus, ChangeCaseStatusInput } from './change-status.ts'
import { closeCase, CloseCaseInput, reopenCase, ReopenCaseInput } from './close-case.ts'
import { startHousehold, StartHouseholdInput } from './household-members.ts'
import { Household, HouseholdMember } from './household.entity.ts'
import { openCase, OpenCaseInput } from './open-case.ts'
import { factsOf, ownCase } from './own-case.ts'
import { peopleFields } from './people.fields.ts'
import { Person } from './person.entity.ts'
import {
  recordConsent,
  RecordConsentInput,
  withdrawConsent,
  WithdrawConsentInput,
} from './record-consent.ts'
import { reassignCases, ReassignCasesInput } from './reassign-cases.ts'
import { reassignment } from './reassignment.ts'
import { ReassignmentResolver } from './reassignment.resolver.ts'
import { SearchResolver } from './search.resolver.ts'

const change = changesOf({
  rule: readsFiles,
  find: async (work, id): Promise<Case> => (await ownCase(work, id)).managed(),
  facts: (file, work) => factsOf(work, file),
})

/** Clients, their families, and who is responsible for them. */
export const cases: Module = {
  entities: [Case, CaseAssignment, CaseStatusChange, Household, HouseholdMember, Person],
  fields: [
    CaseResolver,
    ReassignmentResolver,
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
      withdrawConsent: change({
        description: 'Records that the client took the consent back.',
        may: casePolicy.withdrawConsent,
        input: WithdrawConsentInput,
        does: withdrawConsent,
      }),
      changeCase: change({
        description: 'Changes urgency, place and day of intake.',
        may: casePolicy.change,
        input: ChangeCaseInput,
        does: changeCase,
      }),
      changeCaseStatus: change({
        description: 'Says where the case stands (domain 6.5).',
        may: casePolicy.changeStatus,
        input: ChangeCaseStatusInput,
        does: changeCaseStatus,
      }),
      closeCase: change({
        description: 'Closes a case, and settles what still waits.',
        may: casePolicy.close,
        input: CloseCaseInput,
        does: closeCase,
      }),
      reopenCase: change({
        description: 'Opens a closed case again.',
        may: casePolicy.reopen,
        input: ReopenCaseInput,
        does: reopenCase,
      }),
      startHousehold: change({
        description: 'Makes a single person’s case a family’s.',
        may: casePolicy.startHousehold,
        input: StartHouseholdInput,
        does: startHousehold,
      }),
      assignCase: mutation({
        description: 'Makes a manager responsible for a case (R-CASE-4).',
        rule: casesPolicy.assign,
        input: AssignCaseInput,
        verb: assignCase,
      }),
    }),
    ...peopleFields,
    mutations<Context>(
      JobType,
      {
        reassignCases: mutation({
          description:
            'Starts a job that hands many cases over to one manager; of all of the Kreis, one at a time.',
          rule: casesPolicy.assign,
          input: ReassignCasesInput,
          verb: reassignCases,
        }),
      },
      thenDone,
    ),
  ],
  documents: [caseDocument, casesList, districtCasesList],
  longWork: { REASSIGN_CASES: reassignment },
  abilities: {
    openCase: { rule: casesPolicy.open, description: 'Take people in.' },
    assignCase: {
      rule: casesPolicy.assign,
      description: 'See and assign the cases of the Kreis.',
    },
  },
}
