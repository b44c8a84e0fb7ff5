import { Int, ObjectType } from 'type-graphql'
import {
  Computed,
  Exposes,
  ExposesOne,
  Many,
  ofTenant,
  ReadsFrom,
} from '../../platform/reading/exposes.ts'
import { byId } from '../../platform/reading/plan.ts'
import { readsFiles } from './case.policy.ts'
import { HouseholdMemberSchema, HouseholdSchema } from './household.entity.ts'
import { PersonType } from './person.type.ts'

@ObjectType('HouseholdMember', {
  simpleResolvers: true,
  description: 'A person in a household, for a time.',
})
@ReadsFrom(HouseholdMemberSchema)
@Exposes(HouseholdMemberSchema, readsFiles, 'id', 'role', 'validFrom', 'validTo')
@ExposesOne(HouseholdMemberSchema, readsFiles, { person: () => PersonType })
export class HouseholdMemberType {}

@ObjectType('Household', { simpleResolvers: true, description: 'A family or Bedarfsgemeinschaft.' })
@ReadsFrom(HouseholdSchema)
@Exposes(HouseholdSchema, readsFiles, 'id', 'name')
export class HouseholdType {
  @Computed(() => Int, {
    rule: readsFiles,
    description: 'Present members.',
    sql: row =>
      ofTenant(
        'app.household_member m',
        `m.household = ${row}.id and m.valid_to is null`,
        'count(*)::int',
      ),
  })
  declare size: number

  @Many(() => HouseholdMemberType, {
    rule: readsFiles,
    description: 'Present and former members, in the order of joining.',
    on: (household, member) => `${member}.household = ${household}.id`,
    order: {
      columns: [{ sql: row => `${row}.valid_from`, type: 'date' }, byId],
      descending: false,
    },
  })
  declare members: HouseholdMemberType[]
}
