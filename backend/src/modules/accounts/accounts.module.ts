import type { Context } from '../../context.ts'
import { changesOf } from '../../platform/fields/change-fields.ts'
import { list } from '../../platform/fields/list-field.ts'
import { mutation, mutations } from '../../platform/fields/mutation-fields.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { authorizeStepUp } from '../../platform/identity/step-up.ts'
import type { Module } from '../../platform/module.ts'
import { byNames } from '../../platform/reading/name-order.ts'
import { byId } from '../../platform/reading/plan.ts'
import { Account } from './account.entity.ts'
import { accountsList } from './account.lists.ts'
import { accountFacts, accountPolicy, accountsPolicy } from './account.policy.ts'
import { AccountType } from './account.type.ts'
import { disableAccount, enableAccount } from './disable-account.ts'
import { followAccounts } from './follow-accounts.ts'
import { grantRole, GrantRoleInput } from './grant-role.ts'
import { inviteAccount, InviteAccountInput } from './invite-account.ts'
import { Membership } from './membership.entity.ts'
import { ownAccount } from './own-account.ts'
import { revokeRole, RevokeRoleInput } from './revoke-role.ts'
import { signOutEverywhere } from './sign-out-everywhere.ts'

const rule = accountsPolicy.manage
const change = changesOf({
  rule,
  find: ownAccount,
  facts: accountFacts,
})

/** Who has access to the Kreis, and as what. */
export const accounts: Module = {
  entities: [Account, Membership],
  fields: [
    list('accounts', {
      description: 'Who has access to the Kreis, by name.',
      type: AccountType,
      rule: accountsPolicy.list,
      order: byNames(['display_name'], byId),
      scope: () => () => [],
    }),
    mutations<Context>(
      AccountType,
      {
        inviteAccount: mutation({
          description: 'Invites somebody by e-mail.',
          rule,
          input: InviteAccountInput,
          verb: inviteAccount,
        }),
        grantRole: change({
          description: 'Gives somebody a function.',
          may: accountPolicy.changeRoles,
          input: GrantRoleInput,
          does: grantRole,
        }),
        revokeRole: change({
          description: 'Takes a function from somebody.',
          may: accountPolicy.changeRoles,
          input: RevokeRoleInput,
          does: revokeRole,
        }),
        disableAccount: change({
          description: 'Closes somebody’s access, or takes an invitation back.',
          may: accountPolicy.disable,
          does: disableAccount,
        }),
        enableAccount: change({
          description: 'Opens somebody’s access again, or invites once more.',
          may: accountPolicy.enable,
          does: enableAccount,
        }),
        signOutEverywhere: change({
          description: 'Ends all sessions of somebody.',
          may: accountPolicy.signOut,
          does: signOutEverywhere,
        }),
      },
      afterStepUp,
    ),
  ],
  documents: [accountsList],
  abilities: {
    manageAccounts: { rule, description: 'Say who has access to the Kreis.' },
  },
  /** Without an issuer to tell, what it has to follow waits. */
  jobs: ({ accounts: issuer, tenants, pools: { platform }, orm, today }) =>
    issuer ? followAccounts({ accounts: issuer, tenants, platform, orm, today }) : {},
}

/** Who has access is changed after a fresh second factor alone (KC-8); then the issuer is told. */
async function afterStepUp(context: Context, written: () => Promise<object>): Promise<object> {
  authorize(rule, context.actor)
  authorizeStepUp(context.actor)
  const answer = await written()
  context.nudge()
  return answer
}
