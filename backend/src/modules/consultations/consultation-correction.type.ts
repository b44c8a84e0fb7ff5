import { Shows } from '../../platform/reading/exposes.ts'
import { readsFiles } from '../cases/case.policy.ts'
import { ConsultationCorrectionSchema } from './consultation-correction.entity.ts'

@Shows(ConsultationCorrectionSchema, {
  description: 'That a talk was moved, withdrawn or restored, and why.',
  to: [[readsFiles, 'id kind reason correctedOn manager']],
})
export class ConsultationCorrectionType {}
