import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { authorizeStepUp } from '../../platform/identity/step-up.ts'
import { LimitedArguments, PAGE } from '../../platform/reading/limited-arguments.ts'
import { byNames } from '../../platform/reading/name-order.ts'
import { byId } from '../../platform/reading/plan.ts'
import { connectionOf } from '../../platform/reading/page.ts'
import { readConnection } from '../../platform/reading/read.ts'
import type { MutationInput } from '../../platform/writing/mutation.type.ts'
import type { Verb } from '../../platform/writing/work.ts'
import { write } from '../../platform/writing/write.ts'
import { AccountInput, AccountPayload } from './account.input.ts'
import { accountsPolicy } from './account.policy.ts'
import { AccountType } from './account.type.ts'
import { disableAccount, enableAccount } from './disable-account.ts'
import { grantRole, GrantRoleInput } from './grant-role.ts'
import { inviteAccount, InviteAccountInput } from './invite-account.ts'
import { revokeRole, RevokeRoleInput } from './revoke-role.ts'
import { signOutEverywhere } from './sign-out-everywhere.ts'

const AccountConnection = connectionOf(() => AccountType, 'Account')

const byName = byNames(['display_name'], byId)

@Resolver(() => AccountType)
export class AccountResolver {
  @LimitedArguments(PAGE)
  @Query(() => AccountConnection, { description: 'Who has access to the Kreis, by name.' })
  accounts(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Rows of the page, at most 100.' })
    first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last row already seen.',
    })
    after?: string,
  ): Promise<object> {
    authorize(accountsPolicy.list, context.actor)
    return readConnection({
      context,
      info,
      type: AccountType,
      typeName: 'Account',
      scope: () => [],
      order: byName,
      first,
      after,
    })
  }

  @Mutation(() => AccountPayload, { description: 'Invites somebody by e-mail.' })
  inviteAccount(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => InviteAccountInput) input: InviteAccountInput,
  ): Promise<object> {
    return manage({ context, info, input }, inviteAccount)
  }

  @Mutation(() => AccountPayload, { description: 'Gives somebody a function.' })
  grantRole(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => GrantRoleInput) input: GrantRoleInput,
  ): Promise<object> {
    return manage({ context, info, input }, grantRole)
  }

  @Mutation(() => AccountPayload, { description: 'Takes a function from somebody.' })
  revokeRole(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RevokeRoleInput) input: RevokeRoleInput,
  ): Promise<object> {
    return manage({ context, info, input }, revokeRole)
  }

  @Mutation(() => AccountPayload, {
    description: 'Closes somebody’s access, or takes an invitation back.',
  })
  disableAccount(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => AccountInput) input: AccountInput,
  ): Promise<object> {
    return manage({ context, info, input }, disableAccount)
  }

  @Mutation(() => AccountPayload, {
    description: 'Opens somebody’s access again, or invites once more.',
  })
  enableAccount(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => AccountInput) input: AccountInput,
  ): Promise<object> {
    return manage({ context, info, input }, enableAccount)
  }

  @Mutation(() => AccountPayload, { description: 'Ends all sessions of somebody.' })
  signOutEverywhere(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => AccountInput) input: AccountInput,
  ): Promise<object> {
    return manage({ context, info, input }, signOutEverywhere)
  }
}

interface Call<Input> {
  context: Context
  info: GraphQLResolveInfo
  input: Input
}

/** Who has access is changed after a fresh second factor alone (KC-8); then the issuer is told. */
async function manage<Input extends MutationInput>(
  { context, info, input }: Call<Input>,
  verb: Verb<Input>,
): Promise<object> {
  const rule = accountsPolicy.manage
  authorize(rule, context.actor)
  authorizeStepUp(context.actor)
  const answer = await write({ context, info, input, rule }, verb)
  context.nudge()
  return answer
}
