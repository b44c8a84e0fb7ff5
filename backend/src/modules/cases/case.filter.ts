import { Field, InputType } from 'type-graphql'
import { UuidScalar } from '../../platform/api/scalars.ts'
import type { Condition } from '../../platform/reading/plan.ts'
import { Codes, Line } from '../../platform/writing/limit.ts'
import { CaseStatus, Urgency } from './case.codes.ts'

@InputType({ description: 'Narrows a list of cases; all given conditions must hold.' })
export class CaseFilter {
  @Codes({ most: Object.keys(CaseStatus).length })
  @Field(() => [CaseStatus], { nullable: true, description: 'Any of these states.' })
  declare status?: CaseStatus[] | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: neither CLOSED, TRANSFERRED nor ANONYMISED; false: one of these.',
  })
  declare open?: boolean | null

  @Codes({ most: Object.keys(Urgency).length })
  @Field(() => [Urgency], { nullable: true, description: 'Any of these urgencies.' })
  declare urgency?: (keyof typeof Urgency)[] | null

  @Field(() => UuidScalar, { nullable: true, description: 'Responsible manager.' })
  declare managerId?: string | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: without a responsible manager; false: with one.',
  })
  declare unassigned?: boolean | null

  @Line(8)
  @Field(() => String, { nullable: true, description: 'Key of the municipality, eight digits.' })
  declare municipality?: string | null
}

type Condense<Value> = (value: Value) => Condition

const conditions: { [Key in keyof CaseFilter]-?: Condense<NonNullable<CaseFilter[Key]>> } = {
  status: status => (row, bind) => `${row}.status = any(${bind(status)}::text[])`,
  open: open => row =>
    `${row}.status ${open ? 'not in' : 'in'} ('CLOSED','TRANSFERRED','ANONYMISED')`,
  urgency: urgency => (row, bind) => `${row}.urgency = any(${bind(urgency)}::text[])`,
  managerId: managerId => (row, bind) => `${row}.manager = ${bind(managerId)}::uuid`,
  unassigned: unassigned => row => `${row}.manager is ${unassigned ? '' : 'not '}null`,
  municipality: municipality => (row, bind) => `${row}.municipality = ${bind(municipality)}`,
}

/** The conditions that the filter names; the statement's shape depends only on which of them are given. */
export const conditionsOf = (filter: CaseFilter | undefined): Condition[] =>
  Object.entries(filter ?? {})
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => (conditions[key as keyof CaseFilter] as Condense<unknown>)(value))
