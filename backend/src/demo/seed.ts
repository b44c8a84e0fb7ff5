import type pg from 'pg'
import { closeDuePeriods } from '../modules/reporting/gate/close-periods.ts'
import { seedDoors } from '../modules/reporting/gate/closing-doors.ts'
import { rebuildLines } from '../modules/reporting/rollup.ts'
import { withClient } from '../platform/database/roles.ts'
import { makeAgenda } from './agenda.ts'
import { Calendar, iso } from './calendar.ts'
import { addCases } from './case-rows.ts'
import { makeCases, makeHistory } from './cases.ts'
import { CopyWriter } from './copy.ts'
import { demoPeople, emailOf, machineClient, subjectOf } from './people.ts'
import { MEN, quotas, WOMEN, type Quota, type Scale } from './quota.ts'
import { Random } from './random.ts'
import { Genders, makeManagers, makeUnits, type Manager, type Workshop } from './staff.ts'
import { makeTalks } from './talks.ts'

export interface DemoOrder {
  /** superuser's URL: COPY is refused to everybody else under forced row-level security */
  adminUrl: string
  /** anchor day (`YYYY-MM-DD`) that all dates are offsets from */
  today: string
  scale: Scale
  /** days after its end on which a quarter closes, as the server has it */
  closingDays: number
  /** issuer of the demo people's tokens */
  issuer: string
  onProgress?: (text: string) => void
}

export interface DemoStamp {
  today: string
  scale: Scale
}

/**
 * Fills an empty, migrated database that holds the reference data. All or nothing; the same order gives the same rows.
 * @returns number of rows by table
 */
export async function seedDemo(order: DemoOrder): Promise<Map<string, number>> {
  return withClient(order.adminUrl, async client => {
    if (await readStamp(client))
      throw new Error('There is a demo already: npm run reset empties it')
    await client.query('begin')
    // triggers and foreign keys off: the lines are rebuilt below, the references are right by construction
    await client.query('set local session_replication_role = replica')
    const copy = new CopyWriter(client)
    const shop = { random: new Random(8226), calendar: new Calendar(order.today), copy }
    await fill(shop, order)
    order.onProgress?.('Demo: computing the activity lines')
    await rebuildLines(client)
    order.onProgress?.('Demo: closing the quarters')
    await closeDuePeriods(seedDoors(client), order)
    await writeStamp(client, order)
    await client.query('commit')
    await client.query('vacuum (analyze)')
    return copy.counts
  })
}

/** The anchor day and scale of the demo in this database, if it holds one. */
export async function demoStamp(url: string): Promise<DemoStamp | undefined> {
  return withClient(url, readStamp)
}

async function fill(shop: Workshop, order: DemoOrder): Promise<void> {
  const genders = new Genders(WOMEN, MEN)
  const all = quotas(order.scale, shop.random)
  for (const [index, quota] of all.entries()) {
    order.onProgress?.(`Demo: ${quota.name} (${index + 1} of ${all.length})`)
    fillKreis(shop, quota, { genders, issuer: order.issuer })
    await shop.copy.flush()
  }
  addMemberships(shop, '08', { managers: [], issuer: order.issuer })
  await shop.copy.flush()
}

function fillKreis(
  shop: Workshop,
  quota: Quota,
  { genders, issuer }: { genders: Genders; issuer: string },
): void {
  const managers = makeManagers(shop, quota, { units: makeUnits(shop, quota), genders })
  const cases = makeCases(shop, quota, managers)
  makeHistory(shop, cases, managers)
  makeTalks(shop, quota, cases)
  addCases(shop, quota.ags, cases)
  makeAgenda(shop, quota.ags, cases)
  addMemberships(shop, quota.ags, { managers, issuer })
}

function addMemberships(
  { random, calendar, copy }: Workshop,
  tenant: string,
  { managers, issuer }: { managers: Manager[]; issuer: string },
): void {
  for (const person of [...demoPeople, machineClient]) {
    for (const { role } of person.memberships.filter(held => held.tenant === tenant)) {
      const manager = managers.find(({ login }) => login === person.login)
      const isManager = role === 'integration_manager'
      const known = {
        tenant,
        id: random.uuid(calendar.start),
        issuer,
        subject: subjectOf(person.login),
        login: person.login,
        display_name: person.displayName,
      }
      copy.add('app.account', { ...known, email: emailOf(person.login), state: 'ACTIVE' })
      copy.add('app.membership', {
        ...known,
        role,
        manager: isManager ? (manager?.id ?? null) : null,
        valid_from: iso(calendar.start),
        valid_to: null,
      })
      if (isManager && manager)
        copy.add('app.membership_scope', {
          tenant,
          membership: known.id,
          kind: 'UNIT',
          id: manager.unit.id,
        })
    }
  }
}

/** Kept as the database's comment, in the seed's own transaction: what is half there has none. */
async function writeStamp(client: pg.Client, { today, scale }: DemoOrder): Promise<void> {
  const { rows } = await client.query<{ text: string }>(
    `select format('comment on database %I is %L', current_database(), $1::text) as text`,
    [JSON.stringify({ today, scale })],
  )
  await client.query(rows[0]?.text ?? '')
}

async function readStamp(client: pg.Client): Promise<DemoStamp | undefined> {
  const { rows } = await client.query<{ stamp: string | null }>(
    `select shobj_description(oid, 'pg_database') as stamp from pg_database where datname = current_database()`,
  )
  const stamp = rows[0]?.stamp
  return stamp ? (JSON.parse(stamp) as DemoStamp) : undefined
}
