import { InputType } from 'type-graphql'
import { AnyOf, Until } from '../../platform/fields/filter-fields.ts'
import { FollowUpStatus } from './follow-up.codes.ts'

@InputType({ description: 'Narrows a list of follow-ups.' })
export class FollowUpFilter {
  @AnyOf(FollowUpStatus, 'status', 'Any of these states; open and snoozed ones when left out.')
  declare status?: FollowUpStatus[] | null
  @Until('due_on', 'Due on or before this day.') declare dueBy?: string | null
}
