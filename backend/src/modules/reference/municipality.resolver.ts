import type { GraphQLResolveInfo } from 'graphql'
import { Ctx, Info, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { readList, tenantOf } from '../../platform/reading/read.ts'
import { byNames } from '../../platform/reading/name-order.ts'
import { MunicipalityType } from './municipality.type.ts'
import { referencePolicy } from './reference.policy.ts'

const byName = byNames(['name'], { sql: row => `${row}.ags`, type: 'text' })

@Resolver(() => MunicipalityType)
export class MunicipalityResolver {
  @Query(() => [MunicipalityType], {
    description:
      'Municipalities of the caller’s Kreis; for state functions, of their territory; by name.',
  })
  municipalities(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object[]> {
    authorize(referencePolicy.list, context.actor)
    const territory = `${tenantOf(context.actor)}%`
    return readList({
      context,
      info,
      type: MunicipalityType,
      typeName: 'Municipality',
      scope: () => [
        (row, bind) => `${row}.district like ${bind(territory)}`,
        row => `$1::text is not null and ${row}.valid_to is null`,
      ],
      order: byName,
      limit: 1200,
    })
  }
}
