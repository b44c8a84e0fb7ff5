import { Field, InputType } from 'type-graphql'
import { BadInput } from '../../platform/ground/errors.ts'
import type { Work } from '../../platform/writing/work.ts'
import { GrantableRole } from './account.codes.ts'
import type { Account } from './account.entity.ts'
import { RecordInput } from '../../platform/writing/mutation.type.ts'
import { roleOf } from './grantee.ts'
import { keepsCoordinator } from './coordinators.ts'
import { follow, membershipsOf } from './own-account.ts'

@InputType({ description: 'Which function somebody loses.' })
export class RevokeRoleInput extends RecordInput {
  @Field(() => GrantableRole, { description: 'The function.' }) declare role: GrantableRole
}

/** Takes a function; it is gone on every instance within five seconds (AUTH-3). */
export async function revokeRole(
  account: Account,
  work: Work,
  input: RevokeRoleInput,
): Promise<void> {
  const role = roleOf(input.role)
  const held = (await membershipsOf(work, account)).find(
    each => each.role === role && each.status === 'HELD',
  )
  if (!held) throw new BadInput({ path: 'role', rule: 'held', message: 'a function that is held' })
  await keepsCoordinator(work, [held], 'role')
  held.status = 'REVOKED'
  account.touch()
  follow(work, account, 'FOLLOW')
}
