import { workdayFrom } from './calendar.ts'
import { makeSingle } from './clients.ts'
import { makeFamily } from './families.ts'
import type { Quota } from './quota.ts'
import { Wheel } from './random.ts'
import type { Manager, Workshop } from './staff.ts'

export interface DemoCase {
  id: string
  unit: 'FAMILY' | 'INDIVIDUAL'
  person: string
  household: string | null
  municipality: string
  organisationUnit: string
  status: string
  /** days; talks lie between them */
  opened: number
  end: number
  /** who is responsible from which day on, in order; empty while unassigned */
  mains: { manager: Manager; from: number }[]
  deputy: Manager | null
  /** set by the talks */
  firstTalk: number | null
  lastTalk: number | null
}

const STATUS = new Wheel([
  ['INTAKE', 5],
  ['CLEARING', 10],
  ['PLANNING', 11],
  ['SHORT_ADVICE', 8],
  ['ACTIVE', 43],
  ['PAUSED', 4],
  ['CLOSING', 2],
  ['CLOSED', 16],
  ['TRANSFERRED', 1],
] as const)
/** Cases that the people of the demo have at least, by login. */
const OWN_CASES: Record<string, number> = {
  'leyla.brandt': 40,
  'amal.haddad': 32,
  'jonas.keller': 18,
}

/** All cases of a Kreis with their persons; the file rows are written when the talks are known. */
export function makeCases(shop: Workshop, quota: Quota, managers: Manager[]): DemoCase[] {
  const towns = new Wheel(quota.municipalities.map(town => [town, town.population ** 0.8] as const))
  const wanted = managers.flatMap(manager =>
    Array<Manager>(OWN_CASES[manager.login ?? ''] ?? 0).fill(manager),
  )
  const others = managers.filter(manager => manager.login === null)
  return Array.from({ length: quota.cases }, (_, index) => {
    const own = wanted[index]
    const manager = own ?? others[index % others.length] ?? shop.random.pick(managers)
    const status = own ? (index % 8 === 0 ? 'PLANNING' : 'ACTIVE') : STATUS.spin(shop.random)
    const municipality = manager.unit.municipality ?? towns.spin(shop.random).ags
    return makeCase(shop, quota.ags, { manager, status, municipality })
  })
}

function makeCase(
  shop: Workshop,
  tenant: string,
  { manager, status, municipality }: { manager: Manager; status: string; municipality: string },
): DemoCase {
  const { random } = shop
  const { opened, end } = lifeOf(shop, status)
  const unit = random.chance(2 / 3) ? 'FAMILY' : 'INDIVIDUAL'
  const from = { tenant, municipality, opened }
  const family = unit === 'FAMILY' ? makeFamily(shop, from) : null
  const waits = status === 'INTAKE' && random.chance(0.6)
  return {
    id: random.uuid(opened),
    unit,
    person: (family?.head ?? makeSingle(shop, from)).id,
    household: family?.household ?? null,
    municipality,
    organisationUnit: manager.unit.id,
    status,
    opened,
    end,
    mains: waits ? [] : [{ manager, from: opened }],
    deputy: null,
    firstTalk: null,
    lastTalk: null,
  }
}

/** Some three years at most; what is closed was closed within the 24 months. */
function lifeOf({ random, calendar }: Workshop, status: string): { opened: number; end: number } {
  const { today, start } = calendar
  if (status === 'INTAKE') return { opened: workdayFrom(today - random.between(3, 30)), end: today }
  if (status === 'CLEARING')
    return { opened: workdayFrom(today - random.between(14, 120)), end: today }
  const opened = workdayFrom(today - random.between(40, 1200))
  if (status !== 'CLOSED' && status !== 'TRANSFERRED') return { opened, end: today }
  const earliest = Math.max(opened + 21, start + 21)
  return {
    opened,
    end: earliest < today ? workdayFrom(random.between(earliest, today - 4)) : today,
  }
}

/** Earlier managers and deputies: who began later took cases over, and some change hands anyway. */
export function makeHistory(
  { random, calendar }: Workshop,
  cases: DemoCase[],
  managers: Manager[],
): void {
  const old = managers.filter(({ activeFrom }) => activeFrom < calendar.start)
  for (const file of cases) {
    const current = file.mains[0]
    if (!current) continue
    const late = current.manager.activeFrom > file.opened
    const before = random.pick(old)
    const handover = late ? current.manager.activeFrom : file.opened + random.between(60, 400)
    const room = handover > file.opened && handover < file.end
    if (before !== current.manager && room && (late || random.chance(0.12)))
      file.mains = [
        { manager: before, from: file.opened },
        { ...current, from: workdayFrom(handover) },
      ]
    else if (late) file.mains = [{ manager: before, from: file.opened }]
    if (random.chance(0.08)) file.deputy = random.pick(old)
  }
}
