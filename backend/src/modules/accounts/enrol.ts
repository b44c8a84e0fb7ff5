import type { MikroORM } from '@mikro-orm/postgresql'
import type { TenantPool } from '../../platform/database/pool.ts'
import type { KnownPerson } from '../../platform/identity/accounts.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { Unit } from '../../platform/writing/unit.ts'
import type { Work } from '../../platform/writing/work.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import { Account } from './account.entity.ts'
import { hold } from './hold.ts'
import { follow } from './own-account.ts'

interface Acceptance {
  tenant: string
  /** The invited account. */
  accountId: string
  issuer: string
  person: KnownPerson
  /** ISO 8601. */
  today: string
}

/**
 * Gives whoever accepted an invitation the function that a coordinator chose when inviting: account, membership,
 * audit rows and the promise that the realm role follows, in one transaction. Once only, however many find it.
 */
export async function enrol(
  { orm, units }: { orm: MikroORM; units: TenantPool },
  acceptance: Acceptance,
): Promise<void> {
  await units.unit(acceptance.tenant, async transaction => {
    const { tenant, today } = acceptance
    const occasion = {
      actor: actorOf(acceptance),
      action: 'acceptInvitation',
      requestId: 'worker',
    }
    const unit = new Unit(transaction, { orm, tenant, today }, occasion)
    await accept(unit.work, acceptance)
    await unit.complete()
  })
}

async function accept(work: Work, { accountId, issuer, person }: Acceptance): Promise<void> {
  const { em } = work
  const invited = await em.findOne(Account, { id: accountId, state: 'INVITED' })
  if (!invited) return
  const { invitedRole, invitedManager, email } = invited
  const known = await em.findOne(Account, { issuer, subject: person.subject })
  if (known) em.remove(invited)
  else em.assign(invited, { ...person, issuer, state: 'ACTIVE' })
  // a membership makes an account for whoever has none yet, and an address stands for one account
  await em.flush()

  const account = known ?? invited
  if (known) em.assign(known, { email })
  const manager = invitedManager
    ? await em.findOneOrFail(IntegrationManager, { id: invitedManager.id })
    : undefined
  await hold(work, account, { role: invitedRole!, manager })
  follow(work, account, 'FOLLOW')
}

/** Whoever accepts acts for themselves, with no function yet. */
const actorOf = ({ tenant, issuer, person }: Acceptance): Actor => ({
  ...person,
  issuer,
  tenant,
  roles: [],
  managerId: null,
  scopes: [],
  memberships: [],
  isState: false,
  acr: null,
  authTime: null,
  impersonator: null,
})
