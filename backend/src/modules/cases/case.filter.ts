import { Field, InputType } from 'type-graphql'
import { UuidScalar } from '../../platform/ground/scalars.ts'
import { Narrows } from '../../platform/reading/narrows.ts'
import { Codes, Line } from '../../platform/limits/limit.ts'
import { CaseStatus, Urgency } from './case.codes.ts'

@InputType({ description: 'Narrows a list of cases; all given conditions must hold.' })
export class CaseFilter {
  @Narrows<CaseStatus[]>(status => (row, bind) => `${row}.status = any(${bind(status)}::text[])`)
  @Codes({ most: Object.keys(CaseStatus).length })
  @Field(() => [CaseStatus], { nullable: true, description: 'Any of these states.' })
  declare status?: CaseStatus[] | null

  @Narrows<boolean>(
    open => row => `${row}.status ${open ? 'not in' : 'in'} ('CLOSED','TRANSFERRED','ANONYMISED')`,
  )
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: neither CLOSED, TRANSFERRED nor ANONYMISED; false: one of these.',
  })
  declare open?: boolean | null

  @Narrows<(keyof typeof Urgency)[]>(
    urgency => (row, bind) => `${row}.urgency = any(${bind(urgency)}::text[])`,
  )
  @Codes({ most: Object.keys(Urgency).length })
  @Field(() => [Urgency], { nullable: true, description: 'Any of these urgencies.' })
  declare urgency?: (keyof typeof Urgency)[] | null

  @Narrows<string>(managerId => (row, bind) => `${row}.manager = ${bind(managerId)}::uuid`)
  @Field(() => UuidScalar, { nullable: true, description: 'Responsible manager.' })
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
}
