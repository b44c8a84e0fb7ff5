import { defineEntity, p } from '@mikro-orm/core'
import { concern, concernBy } from '../../platform/audit/concerns.ts'
import { reference, tenantKey, version } from '../../platform/database/tenant-entity.ts'
import { HouseholdRole } from './case.codes.ts'
import { Person } from './person.entity.ts'

export const HouseholdSchema = defineEntity({
  name: 'Household',
  schema: 'app',
  tableName: 'household',
  properties: {
    ...tenantKey(),
    name: p.text().comment('Family name that the household goes by.'),
    membersChangedAt: p
      .datetime()
      .nullable()
      .serializedName('members')
      .comment('When somebody last joined, left or changed places.'),
    version: version(),
  },
})

/** A Bedarfsgemeinschaft or family (domain 6.3). */
export class Household extends HouseholdSchema.class {}
HouseholdSchema.setClass(Household)

export const HouseholdMemberSchema = defineEntity({
  name: 'HouseholdMember',
  schema: 'app',
  tableName: 'household_member',
  properties: {
    ...tenantKey(),
    household: () => reference(Household, 'household').comment('The household.'),
    person: () => reference(Person, 'person').comment('The member.'),
    role: p.enum(() => HouseholdRole).comment('Place in the household.'),
    validFrom: p.date().comment('First day as a member.'),
    validTo: p.date().nullable().comment('Last day as a member; null while it lasts.'),
  },
})

/** A person in a household, for a time. */
export class HouseholdMember extends HouseholdMemberSchema.class {}
HouseholdMemberSchema.setClass(HouseholdMember)
concern(HouseholdMember, member => member.person)
concernBy(Household, HouseholdMember, {
  relation: 'household',
  where: { role: 'HEAD' },
  way: member => member.person,
})
