import { iso } from './calendar.ts'
import type { DemoCase } from './cases.ts'
import { Wheel } from './random.ts'
import type { Manager, Workshop } from './staff.ts'

const URGENCIES = new Wheel([
  ['LOW', 11],
  ['NORMAL', 56],
  ['HIGH', 22],
  ['CRISIS', 11],
] as const)

const CONSENTS = ['WRITTEN', 'WRITTEN', 'WRITTEN', 'ORAL_DOCUMENTED'] as const

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

function addCase(
  shop: Workshop,
  tenant: string,
  { file, number }: { file: DemoCase; number: string },
): void {
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
    urgency: URGENCIES.spin(random),
    opened_on: iso(file.opened),
    counselling_start: file.firstTalk === null ? null : iso(file.firstTalk),
    informed_on: informed ? iso(file.opened) : null,
    consent_form: informed ? random.pick(CONSENTS) : null,
    closed_on: over ? iso(file.end) : null,
    ...closing(over ? closeReason(shop, file.status) : null),
    updated_at: `${iso(file.lastTalk ?? file.opened)}T0${random.between(4, 5)}:${random.between(10, 59)}:${random.between(10, 59)}Z`,
  })
}

/** The second is written by the database, whose triggers rest while the demo is filled. */
const closing = (reason: string | null) => ({
  close_reason: reason,
  state_close_reason: reason,
})

function closeReason({ random }: Workshop, status: string): string {
  if (status === 'TRANSFERRED') return 'MOVED_OTHER_DISTRICT'
  return random.pick([
    'GOALS_REACHED',
    'GOALS_REACHED',
    'HANDED_TO_REGULAR_SERVICES',
    'MOVED_OTHER_STATE',
    'CONTACT_LOST',
  ])
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
