import { Field, InputType } from 'type-graphql'
import { UuidScalar } from '../../platform/ground/scalars.ts'
import type { Work } from '../../platform/writing/work.ts'
import { GrantableRole } from './account.codes.ts'
import type { Account } from './account.entity.ts'
import { RecordInput } from '../../platform/writing/mutation.type.ts'
import { managerFor, roleOf } from './grantee.ts'
import { hold } from './hold.ts'
import type { Membership } from './membership.entity.ts'
import { follow, membershipsOf } from './own-account.ts'

@InputType({ description: 'Which function somebody gets.' })
export class GrantRoleInput extends RecordInput {
  @Field(() => GrantableRole, { description: 'The function.' }) declare role: GrantableRole
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'Manager whom the person is; needed for INTEGRATION_MANAGER.',
  })
  declare managerId?: string | null
}

/** Gives a function, from today on; it holds once the person's next token carries it. */
export async function grantRole(
  account: Account,
  work: Work,
  input: GrantRoleInput,
): Promise<void> {
  const role = roleOf(input.role)
  const held = await membershipsOf(work, account)
  if (held.some(each => each.role === role && holdsStill(each))) return

  await hold(work, account, { role, manager: await managerFor(work, role, input.managerId) })
  account.touch()
  follow(work, account, 'FOLLOW')
}

const holdsStill = ({ status, validTo }: Membership): boolean => status === 'HELD' && !validTo
