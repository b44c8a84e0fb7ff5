import { iso, workdayFrom } from './calendar.ts'
import type { DemoCase } from './cases.ts'
import type { Manager, Workshop } from './staff.ts'

/** Title and reason of what managers note down. */
const MATTERS: readonly (readonly [string, string])[] = [
  ['Aufenthaltstitel läuft ab, Termin bei der Ausländerbehörde', 'RESIDENCE_EXPIRY'],
  ['Ziele aus dem Integrationsplan durchgehen', 'PLAN_REVIEW'],
  ['Rückmeldung des Jobcenters einholen', 'REFERRAL_FEEDBACK'],
  ['Beginn des Integrationskurses prüfen', 'COURSE_START'],
  ['Antrag auf Weiterbewilligung vorbereiten', 'BENEFIT_RENEWAL'],
  ['Dauer der Beratung prüfen', 'DURATION_LIMIT'],
  ['Einwilligung erneuern', 'CONSENT_EXPIRY'],
  ['Wohnungsbesichtigung nachfragen', 'CUSTOM'],
  ['Kita-Zusage abwarten und anrufen', 'CUSTOM'],
  ['Zeugnisübersetzung abholen', 'CUSTOM'],
]
/** Days from today: what the main person of the demo finds in the morning. */
const FULL_DAY = [0, 0, 0, 0, -3, -6, 1, 2, 5, 8, 14]
const OVER = new Set(['CLOSED', 'TRANSFERRED', 'INTAKE'])

/** Open follow-ups for every manager with a case, and done ones for the past. */
export function makeAgenda(shop: Workshop, tenant: string, cases: DemoCase[]): void {
  const byManager = new Map<Manager, DemoCase[]>()
  for (const file of cases) {
    const manager = file.mains.at(-1)?.manager
    if (!manager || OVER.has(file.status)) continue
    byManager.set(manager, [...(byManager.get(manager) ?? []), file])
  }
  for (const [manager, files] of byManager) {
    const offsets = manager.login === null ? someDays(shop) : FULL_DAY
    for (const [index, offset] of offsets.entries()) {
      const file = files[index % files.length]
      if (file) addFollowUp(shop, tenant, { file, manager, offset })
    }
    for (const file of files) {
      const done = shop.random.between(-200, -10)
      if (shop.calendar.today + done > file.opened)
        addFollowUp(shop, tenant, { file, manager, offset: done, isDone: true })
    }
  }
}

function someDays({ random }: Workshop): number[] {
  const coming = Array.from({ length: random.between(2, 4) }, () => random.between(1, 30))
  if (random.chance(0.7)) coming.push(0)
  if (random.chance(0.35)) coming.push(-random.between(1, 12))
  return coming.length < 3 ? [...coming, 3] : coming
}

function addFollowUp(
  { random, calendar, copy }: Workshop,
  tenant: string,
  entry: { file: DemoCase; manager: Manager; offset: number; isDone?: boolean },
): void {
  const { file, manager, offset, isDone = false } = entry
  const [title, reason] = random.pick(MATTERS)
  const day = calendar.today + offset
  const due = offset > 0 ? workdayFrom(day) : day
  copy.add('app.follow_up', {
    tenant,
    id: random.uuid(Math.min(due, calendar.today) - 14),
    case_file: file.id,
    title,
    due_on: iso(due),
    reason,
    assignee: manager.id,
    status: isDone ? 'DONE' : 'OPEN',
    done_on: isDone ? iso(due) : null,
  })
}
