import { defineEntity, p } from '@mikro-orm/core'
import { concern } from '../../platform/audit/concerns.ts'
import { reference, tenantKey, version } from '../../platform/database/tenant-entity.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import { AccountState } from './account.codes.ts'
import type { Grantable } from './account.policy.ts'

export const AccountSchema = defineEntity({
  name: 'Account',
  schema: 'app',
  tableName: 'account',
  properties: {
    ...tenantKey(),
    issuer: p.text().nullable().comment('Whose tokens the person has.'),
    subject: p.text().nullable().comment('Subject of those tokens; null until accepted.'),
    login: p.text().nullable().comment('Name at sign-in; null until the invitation is accepted.'),
    displayName: p.text().comment('Name of the person.'),
    email: p.text().nullable().comment('Address of the invitation; null for older accounts.'),
    state: p.enum(() => AccountState).comment('Whether the person has access.'),
    invitedRole: p
      .text()
      .$type<Grantable>()
      .nullable()
      .comment('Function that the invitation brings.'),
    invitedManager: () =>
      reference(IntegrationManager, 'invited_manager')
        .nullable()
        .comment('Manager whom the invited person is.'),
    changedAt: p
      .datetime()
      .onCreate(() => new Date())
      .onUpdate(() => new Date())
      .comment('Last change of the account or of its functions.'),
    version: version(),
  },
})

/** Somebody's access to one organisation. What it allows are the memberships of the same subject. */
export class Account extends AccountSchema.class {
  /** For changes of what hangs on the account, so that they count as its own. */
  touch(): void {
    this.changedAt = new Date()
  }
}
AccountSchema.setClass(Account)
concern(Account, 'NO_CLIENT')
