import type { CopyWriter } from './copy.ts'
import { iso, workdayFrom, type Calendar } from './calendar.ts'
import { demoPeople } from './people.ts'
import type { Municipality, Quota } from './quota.ts'
import { Wheel, type Random } from './random.ts'
import { staffName } from './staff-names.ts'

/** What all parts of the demo need at hand. */
export interface Workshop {
  random: Random
  calendar: Calendar
  copy: CopyWriter
}

export interface Unit {
  id: string
  municipality: string | null
}

export interface Manager {
  id: string
  unit: Unit
  activeFrom: number
  /** login of the demo person who is this manager */
  login: string | null
}

const QUALIFICATIONS = new Wheel([
  ['TYPE_A', 62],
  ['TYPE_B', 30],
  ['TYPE_C', 8],
] as const)
const POSTS = new Wheel([
  [100, 52],
  [75, 14],
  [80, 8],
  [60, 6],
  [50, 17],
  [25, 3],
] as const)
const LANGUAGES = new Wheel([
  ['en', 30],
  ['ar', 18],
  ['fr', 14],
  ['tr', 12],
  ['ru', 10],
  ['uk', 6],
  ['fa', 6],
  ['ti', 4],
] as const)
/** The demo people's names say who is a woman. */
const WOMEN_LOGINS = new Set(['leyla.brandt', 'amal.haddad'])

/** Deals the genders to posts so that the state's totals come out exactly. */
export class Genders {
  #women: number
  #men: number

  constructor(women: number, men: number) {
    this.#women = women - WOMEN_LOGINS.size
    this.#men = men - managersAmong().length + WOMEN_LOGINS.size
  }

  female(random: Random, login: string | null): boolean {
    if (login !== null) return WOMEN_LOGINS.has(login)
    const female = random.next() * (this.#women + this.#men) < this.#women
    if (female) this.#women -= 1
    else this.#men -= 1
    return female
  }
}

/** Employers of a Kreis: the towns, the Landratsamt, and a Träger or two. */
export function makeUnits(shop: Workshop, quota: Quota): Unit[] {
  const names: [string, string, Municipality | undefined][] = []
  const towns = quota.municipalities.slice(
    0,
    quota.urban ? 1 : 3 + Math.min(4, quota.managers >> 3),
  )
  for (const town of towns) {
    const title = town.kind === 'GEMEINDE' ? 'Gemeinde' : 'Stadt'
    names.push(['MUNICIPALITY', `${title} ${town.name}`, town])
  }
  if (!quota.urban)
    names.push(['DISTRICT', `Landratsamt ${quota.name.replace('Landkreis ', '')}`, undefined])
  names.push(['PROVIDER', `Brückenschlag ${quota.name} e. V. (Beispielträger)`, undefined])
  if (quota.managers > 20)
    names.push(['PROVIDER', `Ankerplatz ${quota.name} gGmbH (Beispielträger)`, undefined])
  return names.map(([kind, name, town]) => {
    const unit = {
      id: shop.random.uuid(shop.calendar.monthsAgo(60)),
      municipality: town?.ags ?? null,
    }
    const { id, municipality } = unit
    shop.copy.add('app.organisation_unit', { tenant: quota.ags, id, kind, name, municipality })
    return unit
  })
}

/** The managers of a Kreis, demo people first; an eighth began within the 24 months. */
export function makeManagers(
  shop: Workshop,
  quota: Quota,
  { units, genders }: { units: Unit[]; genders: Genders },
): Manager[] {
  const logins = managersAmong().filter(({ tenant }) => tenant === quota.ags)
  return Array.from({ length: quota.managers }, (_, index) => {
    const login = logins[index]?.login ?? null
    const isNew = index > 2 && login === null && shop.random.chance(0.125)
    const months = isNew ? shop.random.between(2, 22) : shop.random.between(50, 80)
    const activeFrom = workdayFrom(shop.calendar.monthsAgo(months))
    const manager = {
      id: shop.random.uuid(activeFrom),
      unit: shop.random.pick(units),
      activeFrom,
      login,
    }
    addManager(shop, quota.ags, { ...manager, female: genders.female(shop.random, login) })
    return manager
  })
}

function addManager(shop: Workshop, tenant: string, manager: Manager & { female: boolean }): void {
  const { random, copy } = shop
  const name = demoName(manager.login) ?? staffName(random, manager.female)
  const counted = {
    gender: manager.female ? 'FEMALE' : 'MALE',
    qualification: QUALIFICATIONS.spin(random),
    fte_hundredths: manager.login === null ? POSTS.spin(random) : 100,
  }
  copy.add('app.integration_manager', {
    tenant,
    id: manager.id,
    given_name: name.given,
    family_name: name.family,
    ...counted,
    unit: manager.unit.id,
    languages: [...new Set(['de', LANGUAGES.spin(random), LANGUAGES.spin(random)])],
    active_from: iso(manager.activeFrom),
    active_until: null,
  })
  const valid_from = iso(manager.activeFrom)
  copy.add('app.staff_period', { tenant, manager: manager.id, ...counted, valid_from })
}

function managersAmong(): { login: string; tenant: string }[] {
  return demoPeople.flatMap(({ login, memberships }) =>
    memberships
      .filter(({ role }) => role === 'integration_manager')
      .map(({ tenant }) => ({ login, tenant })),
  )
}

function demoName(login: string | null): { given: string; family: string } | undefined {
  const [given, family] =
    demoPeople.find(person => person.login === login)?.displayName.split(' ') ?? []
  return given !== undefined && family !== undefined ? { given, family } : undefined
}
