import { Field, InputType } from 'type-graphql'
import { AnyOf, Names } from '../../platform/fields/filter-fields.ts'
import { Narrows } from '../../platform/reading/narrows.ts'
import { Line } from '../../platform/limits/limit.ts'
import { CaseStatus, Urgency } from './case.codes.ts'
import { fitting } from './search-rows.ts'

@InputType({ description: 'Narrows a list of cases; all given conditions must hold.' })
export class CaseFilter {
  @AnyOf(CaseStatus, 'status', 'Any of these states.')
  declare status?: CaseStatus[] | null

  @Narrows<boolean>(
    open => row => `${row}.status ${open ? 'not in' : 'in'} ('CLOSED','TRANSFERRED','ANONYMISED')`,
  )
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: neither CLOSED, TRANSFERRED nor ANONYMISED; false: one of these.',
  })
  declare open?: boolean | null

  @AnyOf(Urgency, 'urgency', 'Any of these urgencies.')
  declare urgency?: (keyof typeof Urgency)[] | null

  @Names('manager', 'Responsible manager.')
  declare managerId?: string | null

  @Narrows<boolean>(unassigned => row => `${row}.manager is ${unassigned ? '' : 'not '}null`)
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: without a responsible manager; false: with one.',
  })
  declare unassigned?: boolean | null

  @Narrows<string>(municipality => (row, bind) => `${row}.municipality = ${bind(municipality)}`)
  @Line(8)
  @Field(() => String, { nullable: true, description: 'Key of the municipality, eight digits.' })
  declare municipality?: string | null

  @Narrows<string>(fitting)
  @Line(100)
  @Field(() => String, {
    nullable: true,
    description:
      'What was typed: parts of the name of the client or of somebody of the family, in any order, spelling and script, or the file number.',
  })
  declare text?: string | null
}
