import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.ts'
import { UuidScalar } from '../../platform/ground/scalars.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { LimitedArguments, PAGE } from '../../platform/limits/limited-arguments.ts'
import { readOne } from '../../platform/reading/read.ts'
import { ConsultationConnection } from '../consultations/consultation.connection.ts'
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

  @LimitedArguments(PAGE)
  @FieldResolver(() => ConsultationConnection, { description: 'Talks, latest first.' })
  consultations(
    @Root() file: Record<string, object>,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 25, description: 'Rows of the page, at most 100.' })
    _first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last row already seen.',
    })
    _after?: string,
  ): object | undefined {
    return file[info.path.key]
  }
}
