import { FOLDING, nameKeys } from '../modules/names/name-keys.ts'
import { iso } from './calendar.ts'
import { ORIGINS, type Origin, type Written } from './names.ts'
import { Wheel, type Random } from './random.ts'
import type { Workshop } from './staff.ts'

const ORIGIN = new Wheel(ORIGINS)
const PRECISION = new Wheel([
  ['DAY', 84],
  ['YEAR', 11],
  ['ESTIMATED', 5],
] as const)
const YEAR = 365.25

export interface Client {
  id: string
  familyName: string
}

interface Origins {
  tenant: string
  municipality: string
  /** day the file was opened */
  opened: number
}

/** One person who is counselled alone. */
export function makeSingle(shop: Workshop, from: Origins): Client {
  const origin = ORIGIN.spin(shop.random)
  const family = shop.random.pick(origin.family)
  return addPerson(shop, from, { origin, family, age: shop.random.between(18, 62) })
}

/** A household of two to seven; the first is the person the case is about. */
export function makeFamily(shop: Workshop, from: Origins): { household: string; head: Client } {
  const { random, copy } = shop
  const origin = ORIGIN.spin(random)
  const family = random.pick(origin.family)
  const household = random.uuid(from.opened)
  const partner = random.chance(0.82)
  const children = random.between(partner ? 0 : 1, 5)
  const head = addPerson(shop, from, { origin, family, age: random.between(24, 55) })
  copy.add('app.household', {
    tenant: from.tenant,
    id: household,
    name: `Familie ${head.familyName}`,
  })
  const join = (person: Client, role: string) =>
    copy.add('app.household_member', {
      tenant: from.tenant,
      id: random.uuid(from.opened),
      household,
      person: person.id,
      role,
      valid_from: iso(from.opened),
      valid_to: null,
    })
  join(head, 'HEAD')
  if (partner)
    join(addPerson(shop, from, { origin, family, age: random.between(22, 58) }), 'PARTNER')
  for (let child = 0; child < children; child++)
    join(addPerson(shop, from, { origin, family, age: random.between(0, 17) }), 'CHILD')
  return { household, head }
}

function addPerson(
  { random, calendar, copy }: Workshop,
  from: Origins,
  { origin, family, age }: { origin: Origin; family: Written; age: number },
): Client {
  const female = random.chance(0.48)
  const given = random.pick(female ? origin.female : origin.male)
  const original = given.original && family.original ? `${given.original} ${family.original}` : null
  const adult = age >= 18
  const id = random.uuid(from.opened)
  const keys = keysOf([given.latin, family.latin, original])
  for (const key of keys) copy.add('app.person_name_key', { tenant: from.tenant, key, person: id })
  const precision = adult ? PRECISION.spin(random) : 'DAY'
  const born = birthDate(random, { today: calendar.today, age, precision })
  copy.add('app.person', {
    tenant: from.tenant,
    id,
    given_names: given.latin,
    family_name: family.latin,
    name_in_original_script: original,
    birth_date: born,
    birth_date_precision: precision,
    gender: female ? 'FEMALE' : 'MALE',
    nationalities: [origin.nationality],
    languages: random.chance(0.4) ? [...origin.languages, 'de'] : origin.languages,
    interpreter_needed: adult && random.chance(0.35),
    // a range that the Bundesnetzagentur keeps for films
    phone: adult && random.chance(0.8) ? `+49 30 23125 ${random.between(100, 999)}` : null,
    email: adult && random.chance(0.3) ? `person${random.between(1000, 99_999)}@example.org` : null,
    arrived_on: random.chance(0.85)
      ? arrival(iso(from.opened - random.between(10, 900)), born)
      : null,
    municipality: from.municipality,
    name_keys: keys,
    name_folding: FOLDING,
    created_at: `${iso(from.opened)}T08:00:00Z`,
  })
  return { id, familyName: family.latin }
}

/** Whoever was born here has not arrived. */
const arrival = (day: string, born: string): string | null => (day < born ? null : day)

const made = new Map<string, string[]>()

/** The demo's people share a few hundred names. */
function keysOf(names: (string | null)[]): string[] {
  const whole = names.join()
  const keys = made.get(whole) ?? nameKeys(names)
  made.set(whole, keys)
  return keys
}

function birthDate(
  random: Random,
  { today, age, precision }: { today: number; age: number; precision: string },
): string {
  const day = iso(Math.floor(today - age * YEAR) - random.between(1, 364))
  return precision === 'DAY' ? day : `${day.slice(0, 4)}-01-01`
}
