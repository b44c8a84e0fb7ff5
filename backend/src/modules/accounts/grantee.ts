import { BadInput, type FieldProblem } from '../../platform/ground/errors.ts'
import type { Work } from '../../platform/writing/work.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import type { GrantableRole } from './account.codes.ts'
import { grantable, type Grantable } from './account.policy.ts'
import { Account } from './account.entity.ts'
import { Membership } from './membership.entity.ts'

/** A function as the API writes it, in the words of the realm. */
export const roleOf = (code: GrantableRole): Grantable =>
  grantable.find(role => role.toUpperCase() === code)!

/**
 * The manager whom somebody is who becomes an integration manager: employed today, and nobody else's account.
 * `undefined` for all other functions.
 */
export async function managerFor(
  { em, today }: Work,
  role: Grantable,
  managerId: string | null | undefined,
): Promise<IntegrationManager | undefined> {
  if (role !== 'integration_manager') {
    if (managerId) throw wrong('function', 'for INTEGRATION_MANAGER alone')
    return undefined
  }
  if (!managerId) throw wrong('required', 'say which manager this person is')
  const manager = await em.findOne(IntegrationManager, { id: managerId })
  if (!manager?.worksOn(today)) throw wrong('employed', 'a manager who is employed today')
  const held = await em.count(Membership, { manager: { id: managerId }, status: 'HELD' })
  const invited = await em.count(Account, { invitedManager: { id: managerId }, state: 'INVITED' })
  if (held + invited) throw wrong('taken', 'this manager has an account already')
  return manager
}

const wrong = (rule: FieldProblem['rule'], message: string) =>
  new BadInput({ path: 'managerId', rule, message })
