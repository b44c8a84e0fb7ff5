import type { GraphQLResolveInfo } from 'graphql'
import { Ctx, FieldResolver, Info, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import type { Membership as Row } from '../../platform/identity/actor.ts'
import { MyAbilities } from '../../platform/identity/my-abilities.ts'
import { readOne } from '../../platform/reading/read.ts'
import { readsFiles } from '../cases/case.policy.ts'
import { IntegrationManagerType } from '../staff/integration-manager.type.ts'
import { staffPolicy } from '../staff/staff.policy.ts'
import { Me } from './me.type.ts'
import { codeOf } from './role.ts'
import { Tenant } from './tenant.type.ts'

/** What staff lists are for: of the own record, whoever works as a manager reads all. */
const OWN = new Set([staffPolicy.list])

@Resolver(() => Me)
export class MeResolver {
  @Query(() => Me, { description: 'The caller: asks without a tenant, too.' })
  me(@Ctx() { actor }: Context): Me {
    const current = actor.memberships.find(({ tenant }) => tenant === actor.tenant)
    return {
      subject: actor.subject,
      displayName: actor.displayName,
      tenant: current ? tenantFrom(current) : null,
      roles: actor.roles.map(codeOf),
      memberships: actor.memberships.map(row => ({
        tenant: tenantFrom(row),
        role: codeOf(row.role),
      })),
      can: new MyAbilities(actor),
    }
  }

  @Query(() => [Tenant], {
    description: 'Organisations in which the caller has a function; asks without a tenant, too.',
  })
  tenants(@Ctx() { actor }: Context): Tenant[] {
    return [...new Map(actor.memberships.map(row => [row.tenant, tenantFrom(row)])).values()]
  }

  @FieldResolver(() => IntegrationManagerType, {
    nullable: true,
    description: 'The manager whom the caller is in that organisation, with the own figures.',
  })
  async manager(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object | null> {
    const { managerId } = context.actor
    if (managerId === null) return null
    return readOne({
      context,
      info,
      type: IntegrationManagerType,
      typeName: 'IntegrationManager',
      scope: () => [(row, bind) => `${row}.id = ${bind(managerId)}::uuid`],
      ...(readsFiles(context.actor) && { own: OWN }),
    })
  }
}

const tenantFrom = ({ tenant, tenantName, tenantShort, tenantKind }: Row): Tenant => ({
  ags: tenant,
  name: tenantName,
  short: tenantShort,
  kind: tenantKind as Tenant['kind'],
})
