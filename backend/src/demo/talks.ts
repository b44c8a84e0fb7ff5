import { iso, workdayFrom } from './calendar.ts'
import type { DemoCase } from './cases.ts'
import type { Quota } from './quota.ts'
import { Wheel, type Random } from './random.ts'
import type { Manager, Workshop } from './staff.ts'

const SETTINGS = new Wheel([
  ['COUNSELLING_OFFICE', 74],
  ['OUTREACH', 22],
  ['ACCOMPANIMENT', 4],
] as const)
const OFFICE_CHANNELS = new Wheel([
  ['IN_PERSON', 74],
  ['PHONE', 16],
  ['VIDEO', 4],
  ['MESSENGER', 4],
  ['EMAIL', 2],
] as const)
const TOPICS = new Wheel([
  ['HOUSING', 21],
  ['CHILDREN_CARE', 14],
  ['EMPLOYMENT', 16],
  ['LANGUAGE', 13],
  ['HEALTH', 10],
  ['AUTHORITIES_FORMS', 8],
  ['LIVELIHOOD', 7],
  ['ASYLUM_RESIDENCE', 6.5],
  ['SCHOOL', 5],
  ['FAMILY', 4],
  ['TRAINING_STUDY', 3.5],
  ['FINANCE_DEBT', 3],
  ['RECOGNITION_QUALIFICATION', 2.5],
  ['PARTICIPATION', 2.2],
  ['MOBILITY', 1.4],
  ['CRISIS_VIOLENCE', 0.8],
  ['RETURN_PERSPECTIVE', 0.6],
  ['OTHER', 1],
] as const)
const TOPIC_COUNT = new Wheel([
  [1, 38],
  [2, 34],
  [3, 20],
  [4, 8],
] as const)
const INTERPRETER = new Wheel([
  ['NONE', 62],
  ['PROFESSIONAL', 14],
  ['VOLUNTEER', 10],
  ['FAMILY_MEMBER', 9],
  ['PHONE_VIDEO', 5],
] as const)
const NOTES = [
  'Unterlagen für die Wohnungssuche durchgesehen, Wohnberechtigungsschein wird beantragt.',
  'Anmeldung zum Sprachkurs besprochen, Termin beim Träger vereinbart.',
  'Bescheid gemeinsam gelesen, Rückfrage an die Behörde formuliert.',
  'Kita-Platz ab Herbst angefragt; Impfausweis fehlt noch.',
  'Lebenslauf überarbeitet, Bewerbung um ein Praktikum geht diese Woche hinaus.',
  'Begleitung zum Arzttermin organisiert, Dolmetscherin zugesagt.',
  'Zeugnisse zur Anerkennung gesammelt, Übersetzung ist in Auftrag gegeben.',
  'Familie fühlt sich im Stadtteil wohl, Kontakt zum Sportverein vermittelt.',
]
const NO_SHOWS = 0.035

/** The Kreis's talks, spread over its open cases; no-shows come on top, as they do not count. */
export function makeTalks(shop: Workshop, quota: Quota, cases: DemoCase[]): void {
  const { random, calendar } = shop
  const open = cases.filter(file => file.status !== 'INTAKE' && file.mains.length > 0)
  const busy = new Wheel(
    open.map(file => [file, (file.unit === 'FAMILY' ? 1.1 : 1) * (0.3 + random.next() ** 2)]),
  )
  let left = quota.talks
  for (const file of open) {
    if (left > 0 && file.opened >= calendar.start) {
      addTalk(shop, quota.ags, {
        file,
        day: Math.min(file.end, workdayFrom(file.opened + random.between(0, 6))),
      })
      left -= 1
    } else file.firstTalk = workdayFrom(file.opened + 5)
  }
  for (; left > 0; left--) addTalk(shop, quota.ags, pickTalk(shop, busy))
  for (let missed = Math.round(quota.talks * NO_SHOWS); missed > 0; missed--)
    addTalk(shop, quota.ags, { ...pickTalk(shop, busy), noShow: true })
}

interface Talk {
  file: DemoCase
  day: number
  noShow?: boolean
}

/** A day by the season, then a case that is open on it. */
function pickTalk({ random, calendar }: Workshop, busy: Wheel<DemoCase>): Talk {
  for (let tries = 0; tries < 6; tries++) {
    const day = calendar.anyWorkday(random)
    const file = openOn(day, { random, busy })
    if (file) return { file, day }
  }
  const file = busy.spin(random)
  return { file, day: file.end }
}

function openOn(
  day: number,
  { random, busy }: { random: Random; busy: Wheel<DemoCase> },
): DemoCase | undefined {
  for (let tries = 0; tries < 40; tries++) {
    const file = busy.spin(random)
    if ((file.firstTalk ?? file.opened) <= day && day <= file.end) return file
  }
  return undefined
}

function addTalk(shop: Workshop, tenant: string, { file, day, noShow = false }: Talk): void {
  const { random, calendar, copy } = shop
  if (!noShow) {
    file.firstTalk = Math.min(file.firstTalk ?? day, day)
    file.lastTalk = Math.max(file.lastTalk ?? day, day)
  }
  const id = random.uuid(day)
  const setting = SETTINGS.spin(random)
  const family = file.unit === 'FAMILY' && random.chance(0.97)
  const minutes = 15 * random.between(1, setting === 'COUNSELLING_OFFICE' ? 5 : 8)
  copy.add('app.consultation', {
    tenant,
    id,
    case_file: file.id,
    manager: managerOn(file, day, random).id,
    municipality: file.municipality,
    held_on: iso(day),
    held_at: `${String(random.between(8, 16)).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}`,
    minutes: random.chance(0.92) ? minutes : null,
    travel_minutes: setting === 'COUNSELLING_OFFICE' ? null : 5 * random.between(2, 9),
    unit: family ? 'FAMILY' : 'INDIVIDUAL',
    setting,
    channel: setting === 'COUNSELLING_OFFICE' ? OFFICE_CHANNELS.spin(random) : 'IN_PERSON',
    participants: family ? random.between(2, 5) : 1,
    languages: random.chance(0.5)
      ? ['de']
      : ['de', random.pick(['ar', 'en', 'uk', 'fa', 'tr', 'ti'])],
    interpreter: INTERPRETER.spin(random),
    ...counted(topics(random)),
    no_show: noShow,
    recorded_at: `${iso(day)}T${day === calendar.today ? '05' : '16'}:${String(random.between(10, 59))}:00Z`,
  })
  if (random.chance(0.25))
    copy.add('app.consultation_note', { tenant, id, text: random.pick(NOTES) })
}

/** Written by the database, whose triggers rest while the demo is filled. */
const counted = (named: string[]) => ({ topics: named, state_topics: named })

function topics(random: Random): string[] {
  const chosen = new Set<string>()
  for (let count = TOPIC_COUNT.spin(random); count > 0; count--) chosen.add(TOPICS.spin(random))
  return [...chosen]
}

/** The responsible manager of that day, now and then the deputy. */
function managerOn(file: DemoCase, day: number, random: Random): Manager {
  const main = file.mains.findLast(({ from }) => from <= day) ?? file.mains[0]
  if (!main) throw new Error('A talk needs a manager')
  return file.deputy && random.chance(0.1) ? file.deputy : main.manager
}
