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

/** Where and when somebody became known. */
export interface Origins {
  tenant: string
  municipality: string
  /** day the file was opened */
  opened: number
}

/** Who somebody of the demo is. */
export interface Somebody {
  origin: Origin
  given: Written
  family: Written
  female: boolean
  age: number
  /** day of arrival in Germany, if it is known */
  arrived: number | null
}

export interface Client {
  id: string
  /** ISO date */
  born: string
}

export const anyOrigin = (random: Random): Origin => ORIGIN.spin(random)

/** One person who is counselled alone. */
export function makeSingle(shop: Workshop, from: Origins): Client {
  const { random } = shop
  const origin = anyOrigin(random)
  const female = random.chance(0.48)
  return addPerson(shop, from, {
    origin,
    female,
    given: random.pick(female ? origin.female : origin.male),
    family: random.pick(origin.family),
    age: random.between(18, 62),
    arrived: arrival(random, from),
  })
}

export const arrival = (random: Random, { opened }: Origins): number | null =>
  random.chance(0.85) ? opened - random.between(10, 900) : null

export function addPerson(
  { random, calendar, copy }: Workshop,
  from: Origins,
  { origin, given, family, female, age, arrived }: Somebody,
): Client {
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
    // whoever was born here has not arrived
    arrived_on: arrived !== null && iso(arrived) > born ? iso(arrived) : null,
    municipality: from.municipality,
    name_keys: keys,
    name_folding: FOLDING,
    created_at: `${iso(from.opened)}T08:00:00Z`,
  })
  return { id, born }
}

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
