import { ID } from 'type-graphql'
import { Computed, Shows } from '../../platform/reading/exposes.ts'
import { MunicipalitySchema } from './municipality.entity.ts'
import { anyone } from './reference.policy.ts'

@Shows(MunicipalitySchema, {
  description: 'One of the 1,101 municipalities (GV-ISys, 31 December 2024).',
  to: [[anyone, 'name kind district population']],
})
export class MunicipalityType {
  @Computed(() => ID, {
    rule: anyone,
    description: 'Official municipality key, eight digits.',
    sql: row => `${row}.ags`,
  })
  declare ags: string
}
