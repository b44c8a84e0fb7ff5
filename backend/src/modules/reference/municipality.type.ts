import { ID, ObjectType } from 'type-graphql'
import { Computed, Exposes, ReadsFrom } from '../../platform/reading/exposes.ts'
import { MunicipalitySchema } from './municipality.entity.ts'
import { anyone } from './reference.policy.ts'

@ObjectType('Municipality', {
  simpleResolvers: true,
  description: 'One of the 1,101 municipalities (GV-ISys, 31 December 2024).',
})
@ReadsFrom(MunicipalitySchema)
@Exposes(MunicipalitySchema, anyone, 'name', 'kind', 'district', 'population')
export class MunicipalityType {
  @Computed(() => ID, {
    rule: anyone,
    description: 'Official municipality key, eight digits.',
    sql: row => `${row}.ags`,
  })
  declare ags: string
}
