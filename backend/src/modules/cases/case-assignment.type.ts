import { Shows } from '../../platform/reading/exposes.ts'
import { CaseAssignmentSchema } from './case-assignment.entity.ts'
import { readsFiles } from './case.policy.ts'

@Shows(CaseAssignmentSchema, {
  description: 'A manager’s responsibility for a case, for a time.',
  to: [[readsFiles, 'id role validFrom validTo handoverReason manager']],
})
export class CaseAssignmentType {}
