import { Account } from './modules/accounts/account.entity.ts'
import { Membership } from './modules/accounts/membership.entity.ts'
import { CaseAssignment } from './modules/cases/case-assignment.entity.ts'
import { Case } from './modules/cases/case.entity.ts'
import { Household, HouseholdMember } from './modules/cases/household.entity.ts'
import { Person } from './modules/cases/person.entity.ts'
import { Consultation, ConsultationNote } from './modules/consultations/consultation.entity.ts'
import { FollowUp } from './modules/follow-ups/follow-up.entity.ts'
import { Municipality } from './modules/reference/municipality.entity.ts'
import { IntegrationManager } from './modules/staff/integration-manager.entity.ts'
import { OrganisationUnit } from './modules/staff/organisation-unit.entity.ts'

/** Everything that the unit of work writes. */
export const entities = [
  Account,
  Case,
  CaseAssignment,
  Consultation,
  ConsultationNote,
  FollowUp,
  Household,
  HouseholdMember,
  IntegrationManager,
  Membership,
  Municipality,
  OrganisationUnit,
  Person,
]
