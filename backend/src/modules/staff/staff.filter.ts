import { Field, InputType } from 'type-graphql'
import { Names } from '../../platform/fields/filter-fields.ts'
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

  @Names('unit', 'Employer.')
  declare unitId?: string | null
}
