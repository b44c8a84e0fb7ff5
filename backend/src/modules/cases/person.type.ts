import { ObjectType } from 'type-graphql'
import { Computed, Exposes, ExposesOne, ReadsFrom } from '../../platform/reading/exposes.ts'
import { MunicipalityType } from '../reference/municipality.type.ts'
import { readsCases, readsFiles } from './case.policy.ts'
import { PersonSchema } from './person.entity.ts'

@ObjectType('Person', { simpleResolvers: true, description: 'A client.' })
@ReadsFrom(PersonSchema)
@Exposes(PersonSchema, readsCases, 'id')
@Exposes(
  PersonSchema,
  readsFiles,
  'givenNames',
  'familyName',
  'nameInOriginalScript',
  'birthDate',
  'birthDatePrecision',
  'gender',
  'nationalities',
  'languages',
  'interpreterNeeded',
  'phone',
  'email',
  'arrivedOn',
  'version',
)
@ExposesOne(PersonSchema, readsFiles, { municipality: () => MunicipalityType })
export class PersonType {
  @Computed(() => String, {
    rule: readsCases,
    description: 'Given names and family name in Latin script.',
    sql: row => `${row}.given_names || ' ' || ${row}.family_name`,
  })
  declare displayName: string
}
