import { Computed, Shows } from '../../platform/reading/exposes.ts'
import { readsCases, readsFiles } from './case.policy.ts'
import { PersonSchema } from './person.entity.ts'

@Shows(PersonSchema, {
  description: 'A client.',
  to: [
    [readsCases, 'id'],
    [
      readsFiles,
      'givenNames familyName nameInOriginalScript birthDate birthDatePrecision gender nationalities languages interpreterNeeded phone email arrivedOn version municipality',
    ],
  ],
})
export class PersonType {
  @Computed(() => String, {
    rule: readsCases,
    description: 'Given names and family name in Latin script.',
    sql: row => `${row}.given_names || ' ' || ${row}.family_name`,
  })
  declare displayName: string
}
