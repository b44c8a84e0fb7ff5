import type { GraphQLResolveInfo } from 'graphql'
import { Ctx, Info, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { readOne } from '../../platform/reading/read.ts'
import { settingsPolicy } from './tenant-settings.policy.ts'
import { TenantSettingsType } from './tenant-settings.type.ts'

@Resolver()
export class TenantSettingsResolver {
  @Query(() => TenantSettingsType, {
    nullable: true,
    description: 'What the caller’s Kreis has set for itself; null while it has set nothing.',
  })
  tenantSettings(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    authorize(settingsPolicy.read, context.actor)
    return readOne({
      context,
      info,
      type: TenantSettingsType,
      typeName: 'TenantSettings',
      scope: () => [],
    })
  }
}
