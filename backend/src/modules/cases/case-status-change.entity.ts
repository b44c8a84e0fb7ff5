import { defineEntity, p } from '@mikro-orm/core'
import { concern } from '../../platform/audit/concerns.ts'
import { reference, tenantKey } from '../../platform/database/tenant-entity.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import { CaseStatus } from './case.codes.ts'
import { Case } from './case.entity.ts'

export const CaseStatusChangeSchema = defineEntity({
  name: 'CaseStatusChange',
  schema: 'app',
  tableName: 'case_status_change',
  properties: {
    ...tenantKey(),
    caseFile: () => reference(Case, 'case_file').comment('The case.'),
    fromStatus: p.enum(() => CaseStatus).comment('Where the case stood.'),
    toStatus: p.enum(() => CaseStatus).comment('Where it stands since.'),
    changedOn: p.date().comment('Day of the decision.'),
    reason: p.text().nullable().comment('Why, where somebody said so.'),
    manager: () => reference(IntegrationManager, 'manager').comment('Who decided.'),
  },
})

/** A decision about the course of a case. */
export class CaseStatusChange extends CaseStatusChangeSchema.class {}
CaseStatusChangeSchema.setClass(CaseStatusChange)
concern(CaseStatusChange, change => change.caseFile.person)
