import type { Work } from '../../platform/writing/work.ts'
import type { IntegrationManager } from '../staff/integration-manager.entity.ts'
import type { Account } from './account.entity.ts'
import type { Grantable } from './account.policy.ts'
import { Membership } from './membership.entity.ts'
import { membershipsOf } from './own-account.ts'

/** From today on somebody holds a function here; one that was taken or has ended begins anew. */
export async function hold(
  work: Work,
  account: Account,
  { role, manager }: { role: Grantable; manager: IntegrationManager | undefined },
): Promise<void> {
  const { em, add, today } = work
  const terms = {
    status: 'HELD' as const,
    manager: manager ?? null,
    validFrom: today,
    validTo: null,
  }
  const former = (await membershipsOf(work, account)).find(held => held.role === role)
  const membership = former
    ? em.assign(former, terms)
    : add(Membership, {
        issuer: account.issuer!,
        subject: account.subject!,
        login: account.login!,
        displayName: account.displayName,
        role,
        ...terms,
      })
  limit(work, membership, manager?.unit.id)
}

/** A manager's function holds in the unit that employs them. */
function limit({ send }: Work, { id }: Membership, unit: string | undefined): void {
  send({
    name: 'unlimit-membership',
    text: 'delete from app.membership_scope where tenant = $1 and membership = $2',
    values: [id],
  })
  if (unit)
    send({
      name: 'limit-membership',
      text: `insert into app.membership_scope (tenant, membership, kind, id) values ($1, $2, 'UNIT', $3)`,
      values: [id, unit],
    })
}
