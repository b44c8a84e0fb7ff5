import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Field, Info, InputType, Int, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { LimitedArguments, PAGE } from '../../platform/reading/limited-arguments.ts'
import { byNames } from '../../platform/reading/name-order.ts'
import { connectionOf } from '../../platform/reading/page.ts'
import { byId, type Condition } from '../../platform/reading/plan.ts'
import { readConnection } from '../../platform/reading/read.ts'
import { UuidScalar } from '../../platform/api/scalars.ts'
import { TODAY } from '../../platform/today.ts'
import { IntegrationManagerType } from './integration-manager.type.ts'
import { staffPolicy } from './staff.policy.ts'

const IntegrationManagerConnection = connectionOf(
  () => IntegrationManagerType,
  'IntegrationManager',
)

const byName = byNames(['family_name', 'given_name'], byId)

@InputType({ description: 'Narrows a list of managers.' })
export class StaffFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: employed today; false: not employed today.',
  })
  declare active?: boolean | null

  @Field(() => UuidScalar, { nullable: true, description: 'Employer.' })
  declare unitId?: string | null
}

@Resolver(() => IntegrationManagerType)
export class StaffResolver {
  @LimitedArguments(PAGE)
  @Query(() => IntegrationManagerConnection, {
    description: 'Managers of the Kreis by family name.',
  })
  staff(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Rows of the page, at most 100.' })
    first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last row already seen.',
    })
    after?: string,
    @Arg('filter', () => StaffFilter, { nullable: true, description: 'Narrows the list.' })
    filter?: StaffFilter,
  ): Promise<object> {
    authorize(staffPolicy.list, context.actor)
    const scope = () => conditionsOf(filter ?? {})
    return readConnection({
      context,
      info,
      type: IntegrationManagerType,
      typeName: 'IntegrationManager',
      scope,
      order: byName,
      first,
      after,
    })
  }
}

function conditionsOf({ active, unitId }: Partial<StaffFilter>): Condition[] {
  const conditions: Condition[] = []
  if (typeof active === 'boolean')
    conditions.push(row => `${active ? '' : 'not '}${employedToday(row)}`)
  if (unitId) conditions.push((row, bind) => `${row}.unit = ${bind(unitId)}::uuid`)
  return conditions
}

const employedToday = (row: string): string =>
  `(${TODAY} between ${row}.active_from and coalesce(${row}.active_until, 'infinity'))`
