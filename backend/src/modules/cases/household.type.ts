import { Int } from 'type-graphql'
import { Can } from '../../platform/reading/can.ts'
import { Computed, Many, ofTenant, Shows } from '../../platform/reading/exposes.ts'
import { by } from '../../platform/reading/plan.ts'
import { readsFiles } from './case.policy.ts'
import { householdPolicy } from './household.policy.ts'
import { casesOfHousehold, visibleHouseholds } from './household.scope.ts'
import { HouseholdMemberSchema, HouseholdSchema } from './household.entity.ts'

@Shows(HouseholdMemberSchema, {
  description: 'A person in a household, for a time.',
  to: [[readsFiles, 'id role validFrom validTo person']],
})
export class HouseholdMemberType {}

@Shows(HouseholdSchema, {
  description: 'A family or Bedarfsgemeinschaft.',
  visibleTo: visibleHouseholds,
  to: [[readsFiles, 'id name version']],
})
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
    order: by('valid_from', 'date'),
  })
  declare members: HouseholdMemberType[]

  @Can(householdPolicy, {
    rule: readsFiles,
    tells: { change: 'Say who belongs to it.' },
    facts: row => ({ cases: casesOfHousehold(`${row}.id`) }),
  })
  declare can: object
}
