import type { Logger } from 'pino'
import { isLost } from '../../platform/api/database-errors.ts'
import { codeOf } from '../../platform/ground/errors.ts'
import type { TenantPool } from '../../platform/database/pool.ts'
import type { Statement } from '../../platform/database/statement.ts'
import type { Kind } from '../../platform/jobs/kind.ts'
import { FOLDING, nameKeys } from './name-keys.ts'

/** People in one transaction: it holds their rows. */
const BATCH = 100
/** Before everybody's. */
const FIRST = '00000000-0000-0000-0000-000000000000'

interface Stale {
  id: string
  given_names: string
  family_name: string
  name_in_original_script: string | null
}

/**
 * Gives new keys to everybody whose keys are of older rules, or whose names were written by something that makes none.
 * Until then people are found by their older keys, and without keys by their names as written. Whoever cannot be
 * folded is left for the next day and told, and nobody waits for them.
 */
export const refoldNames = (tenants: TenantPool, log: Logger): { REFOLD_NAMES: Kind } => ({
  REFOLD_NAMES: {
    daily: { at: '03:10', of: 'TENANT', atStart: true },
    atOnce: 1,
    longestMs: 6 * 3_600_000,
    async run({ tenant }, signal) {
      const skipped = await new Refolding({ tenants, tenant, log, signal }).everybody()
      if (skipped) log.warn({ tenant, skipped }, 'names were left unfolded')
    },
  },
})

interface Terms {
  tenants: TenantPool
  tenant: string
  log: Logger
  signal: AbortSignal
}

class Refolding {
  readonly #terms: Terms

  constructor(terms: Terms) {
    this.#terms = terms
  }

  /** @returns how many were left out */
  async everybody(): Promise<number> {
    let skipped = 0
    let people = await this.#next(FIRST)
    while (people.length) {
      skipped += await this.#attempt(people)
      people = await this.#next(people.at(-1)!)
    }
    return skipped
  }

  async #next(after: string): Promise<string[]> {
    const { tenants, tenant } = this.#terms
    const rows = await tenants.read<{ id: string }>(tenant, stale(tenant, after))
    return rows.map(({ id }) => id)
  }

  /** All at once, or one by one when that fails; the number of those who cannot be folded. */
  async #attempt(people: string[]): Promise<number> {
    this.#terms.signal.throwIfAborted()
    try {
      await this.#fold(people)
      return 0
    } catch (error) {
      if (isLost(error)) throw error
      if (people.length > 1) return await this.#oneByOne(people)
      // what the error says may hold the name
      const { tenant, log } = this.#terms
      log.warn({ tenant, person: people[0], code: codeOf(error) }, 'a name cannot be folded')
      return 1
    }
  }

  async #oneByOne(people: string[]): Promise<number> {
    let skipped = 0
    for (const person of people) skipped += await this.#attempt([person])
    return skipped
  }

  /** One transaction. */
  #fold(people: string[]): Promise<void> {
    const { tenants, tenant } = this.#terms
    return tenants.transaction(tenant, async run => {
      for (const person of await run<Stale>(held(tenant, people)))
        await run(renewed(tenant, person))
    })
  }
}

const stale = (tenant: string, after: string): Statement => ({
  name: 'names-stale',
  text: `select p.id from app.person p
    where p.tenant = $1 and p.name_folding < $2 and p.id > $3 order by p.id limit ${BATCH}`,
  values: [tenant, FOLDING, after],
})

/** Those of them who are still to be folded, and whom nobody else is at. */
const held = (tenant: string, people: string[]): Statement => ({
  name: 'names-held',
  text: `select p.id, p.given_names, p.family_name, p.name_in_original_script from app.person p
    where p.tenant = $1 and p.id = any ($2) and p.name_folding < $3 order by p.id for update skip locked`,
  values: [tenant, people, FOLDING],
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
