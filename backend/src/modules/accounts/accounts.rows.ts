import { staff, type ModuleRows } from '../../../../test/access/rows.ts'
import type { Side } from '../../../../test/access/stage.ts'
import { once } from '../../../../test/support/world.ts'
import { AccountType } from './account.type.ts'

type Bystander = keyof Side['accounts']

const change = (of: Bystander, more: object = {}) => ({
  allowed: staff,
  input: ({ accounts }: Side) => ({ id: accounts[of], version: 1, ...more }),
})

export const accountRows: ModuleRows = {
  fields: {
    accounts: { allowed: staff, asks: '{ nodes { id roles state can { disable } } }' },
    inviteAccount: {
      allowed: staff,
      input: () => ({
        email: `${once()}@kreis.test`,
        displayName: 'Nora Neu',
        role: 'TEAM_LEAD',
      }),
    },
    grantRole: change('granted', { role: 'COORDINATOR' }),
    revokeRole: change('revoked', { role: 'TEAM_LEAD' }),
    disableAccount: change('disabled'),
    enableAccount: change('enabled'),
    signOutEverywhere: change('signedOut'),
  },
  types: {
    Account: {
      type: AccountType,
      read: [[staff, 'can changedAt displayName email id login roles state version']],
      list: ['accounts', 'nodes'],
    },
  },
  texts: 'displayName email',
  stored: {
    'InviteAccountInput.displayName': 'app.account.display_name',
    'InviteAccountInput.email': 'app.account.email',
  },
  // as the issuer calls somebody
  unasked: ['app.account.display_name ≤ 600 characters'],
  probes: ({ own, foreign }) => {
    const { accounts, newcomers } = own
    const who = 'coordinator' as const
    const asManager = { 'input.role': 'INTEGRATION_MANAGER' }
    const hidden = [foreign.newcomers[0], own.mine.person, accounts.granted]
    return [
      {
        who,
        place: 'inviteAccount.input.managerId',
        own: newcomers[0],
        hidden,
        given: asManager,
      },
      {
        who,
        place: 'grantRole.input.managerId',
        own: newcomers[1],
        hidden,
        // the probe of the account itself has changed it already
        given: { ...asManager, 'input.version': 2 },
      },
    ]
  },
  pages: {
    accounts: {
      who: 'coordinator',
      add: kreis => kreis.invited('Ada Anfang'),
    },
  },
  documents: { accounts: { allowed: staff, variables: () => ({}), people: 'LIST' } },
  reads: {
    Accounts: { who: 'coordinator' },
    AccountsList: { who: 'coordinator', variables: () => ({ first: 100 }) },
  },
}
