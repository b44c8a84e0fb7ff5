import { Can } from '../../platform/reading/can.ts'
import { Computed, Many, ofTenant, Shows } from '../../platform/reading/exposes.ts'
import { byId, TENANT } from '../../platform/reading/plan.ts'
import { readsFiles } from '../cases/case.policy.ts'
import { caseFactsOf } from '../cases/person.scope.ts'
import { ConsultationCorrectionType } from './consultation-correction.type.ts'
import { ConsultationSchema } from './consultation.entity.ts'
import { consultationPolicy } from './consultation.policy.ts'
import { visibleTalks } from './consultation.scope.ts'

const fileOf = (row: string): string =>
  ofTenant('app.case_file f', `f.id = ${row}.case_file`, caseFactsOf('f'))

@Shows(ConsultationSchema, {
  description: 'A counselling talk; a family talk is one record.',
  // whoever came without a case is known by the talk alone; reading its note leaves an entry all the same (AUD-2)
  person: row =>
    `coalesce(${ofTenant('app.case_file f', `f.id = ${row}.case_file`, 'f.person')}, ${row}.id)`,
  visibleTo: visibleTalks,
  to: [
    [
      readsFiles,
      'id heldOn heldAt minutes travelMinutes unit setting channel participants languages interpreter topics noShow withdrawnOn recordedAt version manager municipality case:caseFile',
    ],
  ],
})
export class ConsultationType {
  @Computed(() => String, {
    rule: readsFiles,
    audited: true,
    nullable: true,
    description: 'What was said; class C2. Reading it leaves an entry in the audit log.',
    sql: row => ofTenant('app.consultation_note w', `w.id = ${row}.id`, 'w.text'),
  })
  declare note: string | null

  @Many(() => ConsultationCorrectionType, {
    rule: readsFiles,
    description: 'How it came to stand where it stands, or not to count; earliest first.',
    on: (talk, correction) => `${correction}.consultation = ${talk}.id`,
    order: { columns: [byId], descending: false },
  })
  declare corrections: ConsultationCorrectionType[]

  @Can(consultationPolicy, {
    rule: readsFiles,
    tells: {
      correct: 'Correct the record of the talk.',
      move: 'File it with another case.',
      withdraw: 'Withdraw it, so that it does not count.',
      restore: 'Take its withdrawal back.',
    },
    facts: row => ({
      managerId: `${row}.manager`,
      file: fileOf(row),
      isWithdrawn: `(${row}.withdrawn_on is not null)`,
      correctable: `app.correctable(${TENANT}, ${row}.manager, ${row}.held_on)`,
    }),
  })
  declare can: object
}
