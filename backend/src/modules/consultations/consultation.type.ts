import { Can } from '../../platform/reading/can.ts'
import { Computed, ofTenant, Shows } from '../../platform/reading/exposes.ts'
import { readsFiles } from '../cases/case.policy.ts'
import { deputiesOf } from '../cases/case.scope.ts'
import { ConsultationSchema } from './consultation.entity.ts'
import { consultationPolicy } from './consultation.policy.ts'
import { visibleTalks } from './consultation.scope.ts'

const fileOf = (row: string): string =>
  ofTenant(
    'app.case_file f',
    `f.id = ${row}.case_file`,
    `json_build_object('managerId', f.manager, 'status', f.status, 'deputyIds', ${deputiesOf('f')})`,
  )

@Shows(ConsultationSchema, {
  description: 'A counselling talk; a family talk is one record.',
  // whoever came without a case is known by the talk alone; reading its note leaves an entry all the same (AUD-2)
  person: row =>
    `coalesce(${ofTenant('app.case_file f', `f.id = ${row}.case_file`, 'f.person')}, ${row}.id)`,
  visibleTo: visibleTalks,
  to: [
    [
      readsFiles,
      'id heldOn heldAt minutes travelMinutes unit setting channel participants languages interpreter topics noShow recordedAt version manager municipality case:caseFile',
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

  @Can(consultationPolicy, {
    rule: readsFiles,
    tells: { correct: 'Correct the record of the talk.' },
    facts: row => ({ managerId: `${row}.manager`, file: fileOf(row) }),
  })
  declare can: object
}
