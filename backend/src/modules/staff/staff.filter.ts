import { Field, InputType } from 'type-graphql'
import { UuidScalar } from '../../platform/ground/scalars.ts'
import { Narrows } from '../../platform/reading/narrows.ts'
import { TODAY } from '../../platform/ground/today.ts'

@InputType({ description: 'Narrows a list of managers.' })
export class StaffFilter {
  @Narrows<boolean>(
    active => row =>
      `${active ? '' : 'not '}(${TODAY} between ${row}.active_from and coalesce(${row}.active_until, 'infinity'))`,
  )
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: employed today; false: not employed today.',
  })
  declare active?: boolean | null

  @Narrows<string>(unitId => (row, bind) => `${row}.unit = ${bind(unitId)}::uuid`)
  @Field(() => UuidScalar, { nullable: true, description: 'Employer.' })
  declare unitId?: string | null
}
