import { Shows } from '../../platform/reading/exposes.ts'
import { CaseStatusChangeSchema } from './case-status-change.entity.ts'
import { readsFiles } from './case.policy.ts'

@Shows(CaseStatusChangeSchema, {
  description: 'A decision about the course of a case.',
  to: [[readsFiles, 'id fromStatus toStatus changedOn reason manager']],
})
export class CaseStatusChangeType {}
