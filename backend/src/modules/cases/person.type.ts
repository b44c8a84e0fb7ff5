import { Can } from '../../platform/reading/can.ts'
import { Computed, Shows } from '../../platform/reading/exposes.ts'
import { readsCases, readsFiles } from './case.policy.ts'
import { PersonSchema } from './person.entity.ts'
import { personPolicy } from './person.policy.ts'
import { casesOfPerson, visiblePeople } from './person.scope.ts'

@Shows(PersonSchema, {
  description: 'A client.',
  visibleTo: visiblePeople,
  to: [
    [readsCases, 'id languages interpreterNeeded'],
    [
      readsFiles,
      'givenNames familyName nameInOriginalScript birthDate birthDatePrecision gender nationalities phone email address arrivedOn version municipality',
    ],
  ],
})
export class PersonType {
  @Computed(() => String, {
    rule: readsCases,
    description: 'Given names and family name in Latin script, or the single name.',
    sql: row => `ltrim(${row}.given_names || ' ' || ${row}.family_name)`,
  })
  declare displayName: string

  @Can(personPolicy, {
    rule: readsFiles,
    tells: { change: 'Change what is known of the person.' },
    facts: row => ({ cases: casesOfPerson(`${row}.id`) }),
  })
  declare can: object
}
