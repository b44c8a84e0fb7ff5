import { defineEntity, p } from '@mikro-orm/core'
import { concern } from '../../platform/audit/concerns.ts'
import { reference, tenantKey, version } from '../../platform/database/tenant-entity.ts'
import { Municipality } from '../reference/municipality.entity.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import { OrganisationUnit } from '../staff/organisation-unit.entity.ts'
import { CaseStatus, CaseUnit, ConsentForm, Urgency } from './case.codes.ts'
import { Household } from './household.entity.ts'
import { Person } from './person.entity.ts'

export const CaseSchema = defineEntity({
  name: 'Case',
  schema: 'app',
  tableName: 'case_file',
  properties: {
    ...tenantKey(),
    number: p.text().comment('File number, unique in the Kreis, e.g. 2026-00412.'),
    unit: p.enum(() => CaseUnit).comment('Whether one person or a family is counselled.'),
    person: () => reference(Person, 'person').comment('The client, or the head of the family.'),
    household: () =>
      reference(Household, 'household').nullable().comment('The family; null for a single person.'),
    municipality: () =>
      p
        .manyToOne(Municipality)
        .joinColumns('municipality')
        .referencedColumnNames('ags')
        .comment('Where counselling takes place.'),
    organisationUnit: () =>
      reference(OrganisationUnit, 'organisation_unit').comment('Employer that is responsible.'),
    manager: () =>
      reference(IntegrationManager, 'manager')
        .nullable()
        .comment('Responsible manager; null while an intake waits.'),
    status: p.enum(() => CaseStatus).comment('Where the case stands.'),
    urgency: p.enum(() => Urgency).comment('How soon somebody has to act.'),
    openedOn: p.date().comment('Day of intake.'),
    counsellingStart: p
      .date()
      .nullable()
      .comment('Day of the first talk; the limit of three years runs from it (R-CASE-1).'),
    informedOn: p.date().nullable().comment('Day on which data protection was explained.'),
    consentForm: p
      .enum(() => ConsentForm)
      .nullable()
      .comment('How consent was given.'),
    consentWithdrawnOn: p
      .date()
      .nullable()
      .comment('Day on which the consent was withdrawn; null while it holds.'),
    closedOn: p.date().nullable().comment('Day of closing.'),
    closeReason: p.text().nullable().comment('Why it was closed, a code of the list CLOSE_REASON.'),
    updatedAt: p
      .datetime()
      .onCreate(() => new Date())
      .onUpdate(() => new Date())
      .comment('Last change or talk.'),
    version: version(),
  },
})

/** Counselling of one person or family (domain 6.5). */
export class Case extends CaseSchema.class {
  /** The first talk turns an intake into clearing and starts the clock of R-CASE-1. */
  beginCounselling(day: string): void {
    if (this.status === 'INTAKE') this.status = 'CLEARING'
    if (!this.counsellingStart || day < this.counsellingStart) this.counsellingStart = day
  }

  /** Whether counselling had begun by that day, so that a talk on it is news of the file without changing it. */
  counselledBy(day: string): boolean {
    return (
      this.status !== 'INTAKE' && Boolean(this.counsellingStart && this.counsellingStart <= day)
    )
  }

  /** Talks were corrected, moved or withdrawn: whether it is counselled, and since when, follows (C6). */
  counselledSince(first: string | null): void {
    if (first && this.status === 'INTAKE') this.status = 'CLEARING'
    if (!first && this.status === 'CLEARING') this.status = 'INTAKE'
    this.counsellingStart = first
  }

  /** The client was informed on that day and agreed in that form. */
  agree({
    informedOn,
    consentForm,
  }: {
    informedOn: string
    consentForm: keyof typeof ConsentForm
  }): void {
    this.informedOn = informedOn
    this.consentForm = consentForm
    this.consentWithdrawnOn = null
  }

  close(reason: string, day: string): void {
    this.status = 'CLOSED'
    this.closeReason = reason
    this.closedOn = day
  }

  reopen(status: CaseStatus): void {
    this.status = status
    this.closeReason = null
    this.closedOn = null
  }
}
CaseSchema.setClass(Case)
concern(Case, file => file.person)
