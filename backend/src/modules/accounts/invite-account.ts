import { Field, InputType } from 'type-graphql'
import { BadInput } from '../../platform/ground/errors.ts'
import { UuidScalar } from '../../platform/ground/scalars.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { isAddress } from '../../platform/mail/address.ts'
import { Line } from '../../platform/limits/limit.ts'
import { MutationInput } from '../../platform/writing/mutation.type.ts'
import type { Work } from '../../platform/writing/work.ts'
import { GrantableRole } from './account.codes.ts'
import { Account } from './account.entity.ts'
import { accountsPolicy } from './account.policy.ts'
import { managerFor, roleOf } from './grantee.ts'
import { follow } from './own-account.ts'

@InputType({ description: 'Who is invited, as what.' })
export class InviteAccountInput extends MutationInput {
  @Line(254)
  @Field(() => String, { description: 'Address that the invitation goes to.' })
  declare email: string
  @Line(100)
  @Field(() => String, { description: 'Name of the person, at most 100 characters.' })
  declare displayName: string
  @Field(() => GrantableRole, { description: 'Function that the invitation brings.' })
  declare role: GrantableRole
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'Manager whom the person is; needed for INTEGRATION_MANAGER.',
  })
  declare managerId?: string | null
}

/** Promises an invitation by mail (KC-11). It gives nothing before it is accepted. */
export async function inviteAccount(work: Work, input: InviteAccountInput): Promise<Account> {
  authorize(accountsPolicy.manage, work.actor)
  const { em, add } = work
  const displayName = input.displayName.trim()
  const email = input.email.trim().toLowerCase()
  if (!isAddress(email))
    throw new BadInput({ path: 'email', rule: 'email', message: 'an e-mail address' })
  if (await em.count(Account, { email }))
    throw new BadInput({ path: 'email', rule: 'known', message: 'this address has access already' })

  const role = roleOf(input.role)
  const manager = await managerFor(work, role, input.managerId)
  const account = add(Account, {
    displayName,
    email,
    state: 'INVITED',
    invitedRole: role,
    ...(manager && { invitedManager: manager }),
  })
  follow(work, account, 'INVITE')
  return account
}
