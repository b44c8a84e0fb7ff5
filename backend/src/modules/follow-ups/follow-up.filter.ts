import { Field, InputType } from 'type-graphql'
import { DateScalar } from '../../platform/ground/scalars.ts'
import { Narrows } from '../../platform/reading/narrows.ts'
import { Codes } from '../../platform/limits/limit.ts'
import { FollowUpStatus } from './follow-up.codes.ts'

@InputType({ description: 'Narrows a list of follow-ups.' })
export class FollowUpFilter {
  @Narrows<FollowUpStatus[]>(
    status => (row, bind) => `${row}.status = any(${bind(status)}::text[])`,
  )
  @Codes({ most: Object.keys(FollowUpStatus).length })
  @Field(() => [FollowUpStatus], {
    nullable: true,
    description: 'Any of these states; open and snoozed ones when left out.',
  })
  declare status?: FollowUpStatus[] | null

  @Narrows<string>(dueBy => (row, bind) => `${row}.due_on <= ${bind(dueBy)}::date`)
  @Field(() => DateScalar, { nullable: true, description: 'Due on or before this day.' })
  declare dueBy?: string | null
}
