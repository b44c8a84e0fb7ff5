import { iso, workdayFrom } from './calendar.ts'
import { makeFamily, makeSingle } from './clients.ts'
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
  ['INTAKE', 5], ['CLEARING', 10], ['PLANNING', 11], ['SHORT_ADVICE', 8], ['ACTIVE', 43], ['PAUSED', 4],
  ['CLOSING', 2], ['CLOSED', 16], ['TRANSFERRED', 1],
] as const)
/** Cases that the people of the demo have at least, by login. */
const OWN_CASES: Record<string, number> = { 'leyla.brandt': 40, 'amal.haddad': 32, 'jonas.keller': 18 }

/** All cases of a Kreis with their persons; the file rows are written when the talks are known. */
export function makeCases(shop: Workshop, quota: Quota, managers: Manager[]): DemoCase[] {
  const towns = new Wheel(quota.municipalities.map(town => [town, town.population ** 0.8] as const))
  const wanted = managers.flatMap(manager => Array<Manager>(OWN_CASES[manager.login ?? ''] ?? 0).fill(manager))
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
  if (status === 'INTAKE')
    return { opened: workdayFrom(today - random.between(3, 30)), end: today }
  if (status === 'CLEARING')
    return { opened: workdayFrom(today - random.between(14, 120)), end: today }
  const opened = workdayFrom(today - random.between(40, 1200))
  if (status !== 'CLOSED' && status !== 'TRANSFERRED') return { opened, end: today }
  const earliest = Math.max(opened + 21, start + 21)
  return { opened, end: earliest < today ? workdayFrom(random.between(earliest, today - 4)) : today }
}

/** Earlier managers and deputies: who began later took cases over, and some change hands anyway. */
export function makeHistory({ random, calendar }: Workshop, cases: DemoCase[], managers: Manager[]): void {
  const old = managers.filter(({ activeFrom }) => activeFrom < calendar.start)
  for (const file of cases) {
    const current = file.mains[0]
    if (!current) continue
    const late = current.manager.activeFrom > file.opened
    const before = random.pick(old)
    const handover = late ? current.manager.activeFrom : file.opened + random.between(60, 400)
    const room = handover > file.opened && handover < file.end
    if (before !== current.manager && room && (late || random.chance(0.12)))
      file.mains = [{ manager: before, from: file.opened }, { ...current, from: workdayFrom(handover) }]
    else if (late) file.mains = [{ manager: before, from: file.opened }]
    if (random.chance(0.08)) file.deputy = random.pick(old)
  }
}

/** Case rows, in the order of their opening, with numbers of the year. */
export function addCases(shop: Workshop, tenant: string, cases: DemoCase[]): void {
  const last = new Map<string, number>()
  for (const file of cases.toSorted((a, b) => a.opened - b.opened)) {
    const year = iso(file.opened).slice(0, 4)
    const count = (last.get(year) ?? 0) + 1
    last.set(year, count)
    addCase(shop, tenant, { file, number: `${year}-${String(count).padStart(5, '0')}` })
    addAssignments(shop, tenant, file)
  }
  for (const [year, value] of last) shop.copy.add('app.case_counter', { tenant, year, value })
}

function addCase(shop: Workshop, tenant: string, { file, number }: { file: DemoCase; number: string }): void {
  const { random, copy } = shop
  const over = file.status === 'CLOSED' || file.status === 'TRANSFERRED'
  const informed = file.status !== 'INTAKE'
  copy.add('app.case_file', {
    tenant,
    id: file.id,
    number,
    unit: file.unit,
    person: file.person,
    household: file.household,
    municipality: file.municipality,
    organisation_unit: file.organisationUnit,
    manager: file.mains.at(-1)?.manager.id ?? null,
    status: file.status,
    urgency: random.pick(['LOW', 'NORMAL', 'NORMAL', 'NORMAL', 'NORMAL', 'NORMAL', 'HIGH', 'HIGH', 'CRISIS']),
    opened_on: iso(file.opened),
    counselling_start: file.firstTalk === null ? null : iso(file.firstTalk),
    informed_on: informed ? iso(file.opened) : null,
    consent_form: informed ? random.pick(['WRITTEN', 'WRITTEN', 'WRITTEN', 'ORAL_DOCUMENTED']) : null,
    closed_on: over ? iso(file.end) : null,
    close_reason: over ? closeReason(shop, file.status) : null,
    updated_at: `${iso(file.lastTalk ?? file.opened)}T${String(random.between(5, 6))}:${String(random.between(10, 59))}:${String(random.between(10, 59))}Z`,
  })
}

function closeReason({ random }: Workshop, status: string): string {
  if (status === 'TRANSFERRED') return 'MOVED_OTHER_DISTRICT'
  return random.pick(['GOALS_REACHED', 'GOALS_REACHED', 'HANDED_TO_REGULAR_SERVICES', 'MOVED_OTHER_STATE', 'CONTACT_LOST'])
}

function addAssignments({ random, copy }: Workshop, tenant: string, file: DemoCase): void {
  const add = (manager: Manager, role: string, period: { from: number; to: number | undefined }) =>
    copy.add('app.case_assignment', {
      tenant,
      id: random.uuid(period.from),
      case_file: file.id,
      manager: manager.id,
      role,
      valid_from: iso(period.from),
      valid_to: period.to === undefined ? null : iso(period.to),
    })
  for (const [index, { manager, from }] of file.mains.entries()) {
    const next = file.mains[index + 1]
    add(manager, 'MAIN', { from, to: next && Math.max(from, next.from - 1) })
  }
  const main = file.mains.at(-1)
  if (file.deputy && main && file.deputy !== main.manager)
    add(file.deputy, 'DEPUTY', { from: main.from, to: undefined })
}
