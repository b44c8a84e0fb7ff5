import { Random } from '../../backend/src/demo/random.ts'
import { ownCases } from '../../backend/src/modules/cases/case.scope.ts'
import { casesByName } from '../../backend/src/modules/cases/search-rows.ts'
import { wordsIn } from '../../backend/src/modules/names/name-terms.ts'
import type { PostgresServer } from '../../backend/src/platform/database/embedded.ts'
import { openPool, TenantPool } from '../../backend/src/platform/database/pool.ts'
import type { Condition } from '../../backend/src/platform/reading/plan.ts'
import { statementName } from '../../backend/src/platform/database/statement.ts'
import { parameters } from '../../backend/src/platform/reading/parameters.ts'
import { median } from './figures.ts'
import { HARD } from './hard-names.ts'
import { prepareNames, TENANT } from './name-ground.ts'
import { namedPeople, type NamedPerson } from './name-population.ts'

/** What searches of one kind found, and how long they took. */
export interface NameFigure {
  search: string
  /** Share of what should be found that was, of as many as a list shows. */
  recall: number | null
  /** Share of the first five hits that should be found. */
  firstFive: number | null
  /** Share of all hits that should be found. */
  precision: number | null
  /** Hits, mean. */
  hits: number
  p50: number
  p95: number
  most: number
}

const ASKED = 300
const SHOWN = 20

interface Asked {
  text: string
  /** Whom it should find, by what makes people the same for this search. */
  key: string
}

interface Kind {
  search: string
  ask: (person: NamedPerson, random: Random) => string
  /** People whose key is the same as the asked person's should be found. */
  key: (person: NamedPerson) => string
}

const groupOf = ({ spellings }: NamedPerson['given']): string => spellings.join('|')
const both = ({ given, family }: NamedPerson): string => `${groupOf(given)}, ${groupOf(family)}`
const familyOf = ({ family }: NamedPerson): string => groupOf(family)
const spelling = (random: Random, group: NamedPerson['given']): string =>
  random.pick(group.spellings)
const original = ({ given, family }: NamedPerson): string =>
  [given, family].map(group => group.spellings.at(-1)!).join(' ')

const KINDS: readonly Kind[] = [
  { search: 'as written', ask: person => `${person.givenNames} ${person.familyName}`, key: both },
  {
    search: 'in other spellings',
    ask: ({ given, family }, random) => `${spelling(random, family)} ${spelling(random, given)}`,
    key: both,
  },
  { search: 'in the original script', ask: original, key: both },
  {
    search: 'family name alone',
    ask: ({ family }, random) => spelling(random, family),
    key: familyOf,
  },
  {
    search: 'three letters of each',
    ask: ({ givenNames, familyName }) => `${givenNames.slice(0, 3)} ${familyName.slice(0, 3)}`,
    key: both,
  },
]

/** How many; a million takes some twenty minutes to make. */
const PEOPLE = Number(process.env['NAMES_PEOPLE'] ?? 100_000)

/** Finds made-up people by other spellings of their names, in the whole Kreis and among one manager's cases. */
export async function namesOf(
  { adminUrl }: PostgresServer,
  say: (text: string) => void,
): Promise<NameFigure[]> {
  const { urls, manager } = await prepareNames(adminUrl, PEOPLE, say)
  const population = [...namedPeople(PEOPLE)]
  const pool = openPool(urls.tenant, { max: 1 })
  const tenants = new TenantPool(pool)
  try {
    const figures: NameFigure[] = []
    const everyone = { population, tenants, scope: [] }
    const own = { population, tenants, scope: [ownCases(manager)] }
    for (const kind of KINDS) {
      say(`names: ${kind.search}`)
      figures.push(await figureOf(kind, everyone))
    }
    const kind = { ...KINDS[0]!, search: 'as written, among own cases' }
    figures.push({ ...(await figureOf(kind, own)), recall: null })
    for (const [search, texts] of Object.entries(HARD)) {
      say(`names: ${search}`)
      figures.push(await slowestOf(search, texts, everyone))
    }
    const hardest = Object.values(HARD).flat()
    return [...figures, await slowestOf('any of these among own cases', hardest, own)]
  } finally {
    await pool.end()
  }
}

interface Field {
  population: readonly NamedPerson[]
  tenants: TenantPool
  scope: readonly Condition[]
}

async function figureOf({ search, ask, key }: Kind, field: Field): Promise<NameFigure> {
  const random = new Random(7)
  const sizes = new Map<string, number>()
  for (const person of field.population) sizes.set(key(person), (sizes.get(key(person)) ?? 0) + 1)
  const asked: Asked[] = Array.from({ length: ASKED }, () => {
    const person = random.pick(field.population)
    return { text: ask(person, random), key: key(person) }
  })
  await find(asked[0]!.text, field)
  const sums = { recall: 0, firstFive: 0, precision: 0, hits: 0, found: 0 }
  const times: number[] = []
  for (const { text, key: wanted } of asked) {
    const { hits, ms } = await timed(text, field)
    times.push(ms)
    const right = hits.map(hit => key(personOf(hit, field.population)) === wanted)
    const count = (list: boolean[]) => list.filter(Boolean).length
    sums.recall += count(right) / Math.min(SHOWN, sizes.get(wanted)!)
    sums.hits += hits.length
    if (!hits.length) continue
    sums.found += 1
    sums.firstFive += count(right.slice(0, 5)) / Math.min(5, hits.length)
    sums.precision += count(right) / hits.length
  }
  const sorted = times.toSorted((a, b) => a - b)
  return {
    search,
    recall: sums.recall / ASKED,
    firstFive: sums.firstFive / sums.found,
    precision: sums.precision / sums.found,
    hits: sums.hits / ASKED,
    p50: median(sorted),
    p95: sorted[Math.floor(ASKED * 0.95)]!,
    most: sorted.at(-1)!,
  }
}

/** Names the text that took longest. */
async function slowestOf(
  search: string,
  texts: readonly string[],
  field: Field,
): Promise<NameFigure> {
  const all = []
  for (const text of texts) all.push({ text, ...(await timed(text, field)) })
  const sorted = all.toSorted((a, b) => a.ms - b.ms)
  const times = sorted.map(({ ms }) => ms)
  return {
    search: `${search}, slowest ${sorted.at(-1)!.text}`,
    recall: null,
    firstFive: null,
    precision: null,
    hits: all.reduce((sum, { hits }) => sum + hits.length, 0) / all.length,
    p50: median(times),
    p95: times[Math.floor(times.length * 0.95)]!,
    most: times.at(-1)!,
  }
}

/** The fastest of a few, as other people's load is no property of the search. */
async function timed(text: string, field: Field): Promise<{ hits: Hit[]; ms: number }> {
  let best = { hits: [] as Hit[], ms: Infinity }
  for (let time = 0; time < 3; time++) {
    const began = performance.now()
    const hits = await find(text, field)
    const ms = performance.now() - began
    if (ms < best.ms) best = { hits, ms }
  }
  return best
}

interface Hit {
  given_names: string
  family_name: string
}

const byName = new WeakMap<readonly NamedPerson[], Map<string, NamedPerson>>()

/** Who has these names; whoever shares both is the same for every search. */
function personOf(hit: Hit, population: readonly NamedPerson[]): NamedPerson {
  let known = byName.get(population)
  if (!known) {
    known = new Map(population.map(each => [`${each.givenNames}, ${each.familyName}`, each]))
    byName.set(population, known)
  }
  return known.get(`${hit.given_names}, ${hit.family_name}`)!
}

function find(text: string, { tenants, scope }: Field): Promise<Hit[]> {
  const { values, bind } = parameters(TENANT, [])
  const rows = casesByName(wordsIn(text), { bind, scope })
  const sql = `select p.given_names, p.family_name from ${rows} t join app.person p on p.tenant = $1 and p.id = t.person
    where t.tenant = $1 order by t.relevance desc, t.updated_at desc, t.id desc limit ${SHOWN}`
  return tenants.read<Hit>(TENANT, { name: statementName(sql), text: sql, values })
}

/** The result as lines of a Markdown table. */
export const asTable = (figures: readonly NameFigure[]): string[] => [
  `| search among ${PEOPLE.toLocaleString('en')} people of one Kreis | recall | first five right | all hits right | hits | p50 ms | p95 ms | most ms |`,
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
  ...figures.map(({ search, recall, firstFive, precision, hits, p50, p95, most }) => {
    const shares = [recall, firstFive, precision].map(share => share?.toFixed(3) ?? '')
    const times = [hits, p50, p95, most].map(value => value.toFixed(1))
    return `| ${[search, ...shares, ...times].join(' | ')} |`
  }),
]
