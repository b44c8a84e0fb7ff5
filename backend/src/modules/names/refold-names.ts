import type { Statement, TenantPool } from '../../platform/database/pool.ts'
import type { Kind } from '../../platform/jobs/kind.ts'
import { FOLDING, nameKeys } from './name-keys.ts'

/** People in one transaction: it holds their rows, and other processes take the next. */
const BATCH = 100

interface Stale {
  id: string
  given_names: string
  family_name: string
  name_in_original_script: string | null
}

/**
 * Gives new keys to everybody whose keys are of older rules, or whose names were written by something that makes none.
 * Until then people are found by their older keys, and without keys by their names as written.
 */
export const refoldNames = (tenants: TenantPool): { REFOLD_NAMES: Kind } => ({
  REFOLD_NAMES: {
    daily: { at: '03:10', of: 'TENANT', atStart: true },
    atOnce: 1,
    longestMs: 6 * 3_600_000,
    async run({ tenant }, signal) {
      let people = BATCH
      while (people === BATCH) {
        signal.throwIfAborted()
        people = await refoldSome(tenants, tenant)
      }
    },
  },
})

/** One transaction; the number of people in it. */
function refoldSome(tenants: TenantPool, tenant: string): Promise<number> {
  return tenants.transaction(tenant, async run => {
    const people = await run<Stale>(stale(tenant))
    for (const person of people) await run(renewed(tenant, person))
    return people.length
  })
}

const stale = (tenant: string): Statement => ({
  name: 'names-stale',
  text: `select p.id, p.given_names, p.family_name, p.name_in_original_script from app.person p
    where p.tenant = $1 and p.name_folding < $2 limit ${BATCH} for update skip locked`,
  values: [tenant, FOLDING],
})

const renewed = (tenant: string, person: Stale): Statement => ({
  name: 'names-renewed',
  text: 'update app.person p set name_keys = $3, name_folding = $4 where p.tenant = $1 and p.id = $2',
  values: [
    tenant,
    person.id,
    nameKeys([person.given_names, person.family_name, person.name_in_original_script]),
    FOLDING,
  ],
})
