import { readFileSync } from 'node:fs'
import { Random, Wheel } from '../../backend/src/demo/random.ts'

/** One name, in the spellings that people give to it. */
export interface NameGroup {
  origin: string
  kind: 'given' | 'family'
  spellings: string[]
}

/** Somebody made up; the groups say who else has the same name. */
export interface NamedPerson {
  given: NameGroup
  family: NameGroup
  givenNames: string
  familyName: string
  original: string | null
}

const ORIGINS = new Wheel([
  ['arabic', 38],
  ['persian', 15],
  ['slavic', 20],
  ['ethiopic', 8],
  ['turkish', 7],
  ['african', 6],
  ['german', 4],
  ['asian', 2],
] as const)

/** Share of people whose family name nobody else has a spelling of. */
const RARE = 0.4
const SYLLABLES =
  'ba da fa ga ha ka la ma na ra sa sha ta wa ya za bi di fi gi hi ki li mi ni ri si shi ti wi zi bu du fu gu ku lu mu nu ru su tu zu ber dal far gam han kar lam mar nas rad sal tar war zan'.split(
    ' ',
  )

const groups = new Map<string, Wheel<NameGroup>>()
const rows = readFileSync(new URL('name-groups.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map(line => {
    const [origin = '', kind, weight, spellings = ''] = line.split(',')
    return { origin, kind, weight: Number(weight), spellings: spellings.split('|') }
  })

/** A population of names as the Kreise have it, the same for the same number. */
export function* namedPeople(count: number): Generator<NamedPerson> {
  const random = new Random(count)
  for (let index = 0; index < count; index++) {
    const origin = ORIGINS.spin(random)
    const given = wheelOf(origin, 'given').spin(random)
    const family = random.chance(RARE)
      ? rare(random, origin)
      : wheelOf(origin, 'family').spin(random)
    const originals = [given, family].map(({ spellings }) => spellings.find(isOriginal))
    yield {
      given,
      family,
      givenNames: written(random, given),
      familyName: written(random, family),
      original: originals.every(Boolean) && random.chance(0.5) ? originals.join(' ') : null,
    }
  }
}

/** Any of its spellings, the first ones more often; an original script only when there is nothing else. */
function written(random: Random, { spellings }: NameGroup): string {
  const latin = spellings.filter(text => !isOriginal(text))
  return random.chance(0.5) ? (latin[0] ?? spellings[0]!) : random.pick(latin)
}

const isOriginal = (text: string): boolean => !/\p{Script=Latin}/u.test(text)

function rare(random: Random, origin: string): NameGroup {
  const parts = Array.from({ length: random.between(2, 4) }, () => random.pick(SYLLABLES))
  const name = parts.join('')
  return { origin, kind: 'family', spellings: [name[0]!.toUpperCase() + name.slice(1)] }
}

function wheelOf(origin: string, kind: NameGroup['kind']): Wheel<NameGroup> {
  const known = groups.get(origin + kind)
  if (known) return known
  const those = rows.filter(row => row.origin === origin && row.kind === kind)
  const wheel = new Wheel(
    those.map(({ weight, spellings }) => [{ origin, kind, spellings }, weight] as const),
  )
  groups.set(origin + kind, wheel)
  return wheel
}
