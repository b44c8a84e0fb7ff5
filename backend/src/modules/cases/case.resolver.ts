import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import { UuidScalar } from '../../platform/ground/scalars.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { readOne } from '../../platform/reading/read.ts'
import { casesPolicy } from './case.policy.ts'
import { visibleCases } from './case.scope.ts'
import { CaseType } from './case.type.ts'

@Resolver(() => CaseType)
export class CaseResolver {
  @Query(() => CaseType, {
    nullable: true,
    description: 'One case; null when it does not exist or is not the caller’s to see (R-CASE-5).',
  })
  case(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => UuidScalar, { description: 'Identifier of the case.' }) id: string,
  ): Promise<object | null> {
    authorize(casesPolicy.list, context.actor)
    const scope = visibleCases(context.actor, (row, bind) => `${row}.id = ${bind(id)}::uuid`)
    return readOne({ context, info, type: CaseType, typeName: 'Case', scope })
  }
}
