import { defineEntity, p } from '@mikro-orm/core'
import { concern } from '../../platform/audit/concerns.ts'
import { reference, tenantKey } from '../../platform/database/tenant-entity.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import { AssignmentRole } from './case.codes.ts'
import { Case } from './case.entity.ts'

export const CaseAssignmentSchema = defineEntity({
  name: 'CaseAssignment',
  schema: 'app',
  tableName: 'case_assignment',
  properties: {
    ...tenantKey(),
    caseFile: () => reference(Case, 'case_file').comment('The case.'),
    manager: () => reference(IntegrationManager, 'manager').comment('The manager.'),
    role: p.enum(() => AssignmentRole).comment('What the manager is to the case.'),
    validFrom: p.date().comment('First day.'),
    validTo: p.date().nullable().comment('Last day; null while it lasts.'),
    handoverReason: p
      .text()
      .nullable()
      .comment('Why the case came to the manager; null when nobody has said.'),
  },
})

/** Who was responsible for a case, and when. At most one open MAIN per case. */
export class CaseAssignment extends CaseAssignmentSchema.class {}
CaseAssignmentSchema.setClass(CaseAssignment)
concern(CaseAssignment, assignment => assignment.caseFile.person)
