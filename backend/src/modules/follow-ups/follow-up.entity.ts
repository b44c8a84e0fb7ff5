import { defineEntity, p } from '@mikro-orm/core'
import { concern } from '../../platform/audit/concerns.ts'
import { reference, tenantKey, version } from '../../platform/database/tenant-entity.ts'
import { Case } from '../cases/case.entity.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import { FollowUpReason, FollowUpStatus } from './follow-up.codes.ts'

export const FollowUpSchema = defineEntity({
  name: 'FollowUp',
  schema: 'app',
  tableName: 'follow_up',
  properties: {
    ...tenantKey(),
    caseFile: () => reference(Case, 'case_file').comment('The case.'),
    title: p.text().comment('What is to be done.'),
    dueOn: p.date().comment('Day on which it is due.'),
    reason: p.enum(() => FollowUpReason).comment('Why it comes back.'),
    assignee: () => reference(IntegrationManager, 'assignee').comment('Who is to do it.'),
    status: p.enum(() => FollowUpStatus).comment('Whether it still waits.'),
    doneOn: p.date().nullable().comment('Day on which it was done.'),
    version: version(),
  },
})

/** A Wiedervorlage (domain 6.10). */
export class FollowUp extends FollowUpSchema.class {
  complete(day: string): void {
    this.status = 'DONE'
    this.doneOn = day
  }

  /** Due on another day: the list puts it there, and says that it was put off when that is later. */
  postpone(day: string): void {
    if (day > this.dueOn) this.status = 'SNOOZED'
    this.dueOn = day
  }

  cancel(): void {
    this.status = 'CANCELLED'
  }

  /** Done or cancelled by mistake (C5). */
  reopen(): void {
    this.status = 'OPEN'
    this.doneOn = null
  }
}
FollowUpSchema.setClass(FollowUp)
concern(FollowUp, followUp => followUp.caseFile.person)
