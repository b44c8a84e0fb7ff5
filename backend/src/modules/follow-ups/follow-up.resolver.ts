import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Field, Info, InputType, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import { DateScalar } from '../../platform/api/scalars.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { LimitedArguments, PAGE } from '../../platform/reading/limited-arguments.ts'
import { connectionOf } from '../../platform/reading/page.ts'
import type { Condition } from '../../platform/reading/plan.ts'
import { readConnection, type Scope } from '../../platform/reading/read.ts'
import { Codes } from '../../platform/writing/limit.ts'
import { write } from '../../platform/writing/write.ts'
import { readsFiles } from '../cases/case.policy.ts'
import { managerOf, onOwnCases } from '../cases/case.scope.ts'
import {
  completeFollowUp,
  CompleteFollowUpInput,
  CompleteFollowUpPayload,
} from './complete-follow-up.ts'
import { FollowUpStatus } from './follow-up.codes.ts'
import { nextDue } from './follow-up.order.ts'
import { followUpsPolicy } from './follow-up.policy.ts'
import { FollowUpType } from './follow-up.type.ts'

const FollowUpConnection = connectionOf(() => FollowUpType, 'FollowUp')

@InputType({ description: 'Narrows a list of follow-ups.' })
export class FollowUpFilter {
  @Codes({ most: Object.keys(FollowUpStatus).length })
  @Field(() => [FollowUpStatus], {
    nullable: true,
    description: 'Any of these states; open and snoozed ones when left out.',
  })
  declare status?: FollowUpStatus[] | null

  @Field(() => DateScalar, { nullable: true, description: 'Due on or before this day.' })
  declare dueBy?: string | null
}

@Resolver(() => FollowUpType)
export class FollowUpResolver {
  @LimitedArguments(PAGE)
  @Query(() => FollowUpConnection, {
    description: 'The caller’s follow-ups on own and deputised cases, by due day.',
  })
  followUps(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Rows of the page, at most 100.' })
    first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last row already seen.',
    })
    after?: string,
    @Arg('filter', () => FollowUpFilter, { nullable: true, description: 'Narrows the list.' })
    filter?: FollowUpFilter,
  ): Promise<object> {
    authorize(followUpsPolicy.list, context.actor)
    const scope: Scope = selection => [
      ...onOwnCases(context.actor)(selection),
      ...dueFor(managerOf(context.actor), filter ?? {}),
    ]
    return readConnection({
      context,
      info,
      type: FollowUpType,
      typeName: 'FollowUp',
      scope,
      order: nextDue,
      first,
      after,
    })
  }

  @Mutation(() => CompleteFollowUpPayload, { description: 'Marks a follow-up as done.' })
  completeFollowUp(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CompleteFollowUpInput) input: CompleteFollowUpInput,
  ): Promise<object> {
    return write({ context, info, input, rule: readsFiles }, completeFollowUp)
  }
}

function dueFor(managerId: string, { status, dueBy }: Partial<FollowUpFilter>): Condition[] {
  const conditions: Condition[] = [
    (row, bind) => `${row}.assignee = ${bind(managerId)}::uuid`,
    (row, bind) => `${row}.status = any(${bind(status ?? ['OPEN', 'SNOOZED'])}::text[])`,
  ]
  if (dueBy) conditions.push((row, bind) => `${row}.due_on <= ${bind(dueBy)}::date`)
  return conditions
}
