import { defineEntity, p } from '@mikro-orm/core'
import { concern } from '../../platform/audit/concerns.ts'
import { reference, tenantKey } from '../../platform/database/tenant-entity.ts'
import { Case } from '../cases/case.entity.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import { CorrectionKind } from './consultation.codes.ts'
import { Consultation } from './consultation.entity.ts'

export const ConsultationCorrectionSchema = defineEntity({
  name: 'ConsultationCorrection',
  schema: 'app',
  tableName: 'consultation_correction',
  properties: {
    ...tenantKey(),
    consultation: () => reference(Consultation, 'consultation').comment('The talk.'),
    caseFile: () =>
      reference(Case, 'case_file').nullable().comment('The case that it stood on before.'),
    kind: p.enum(() => CorrectionKind).comment('What was done with it.'),
    reason: p.text().nullable().comment('Why.'),
    correctedOn: p.date().comment('Day of the correction.'),
    manager: () => reference(IntegrationManager, 'manager').comment('Who corrected it.'),
  },
})

/** That a talk left its case, and why (R-SES-3); it concerns whom the talk was filed with before. */
export class ConsultationCorrection extends ConsultationCorrectionSchema.class {}
ConsultationCorrectionSchema.setClass(ConsultationCorrection)
concern(ConsultationCorrection, correction => correction.caseFile?.person)
