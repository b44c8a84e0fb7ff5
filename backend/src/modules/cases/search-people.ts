import { TENANT, type Bind } from '../../platform/reading/plan.ts'
import { RANK, type Wanted } from '../names/name-terms.ts'

/** People of one tier who are kept; the best come first. */
const CANDIDATES = 200
/** So many who fit make the less sure ones needless, though some of them have no case. */
const SURE = 100
/** As many as are shown: beginnings of names are looked for when there are fewer whole ones. */
const ENOUGH = 20
/** Hits that may be far-fetched; more only when they are sure. */
export const FAR_FETCHED = 5
/** Everybody is looked at who has a word with fewer keys; when every word has more, as many of the best. */
const FEW = 1000
/** Where each word is a name with so many keys, others that only begin or sound like it are not looked for. */
const VERY_MANY = 10_000
/** Words that are looked for in the index, the rarest; the others only among those who have these. */
const MOST_LISTS = 3

interface Tier {
  name: string
  /** The rank that every word has at least, brief ones aside. */
  least: number
  /** So many people of the tiers before make this one needless. */
  enough: number
  /** Keys of one term that are read at most when no word is rare. */
  most: number
}

/** What costs most comes last: most who have a common name write it alike, and few beginnings are names. */
const TIERS: readonly Tier[] = [
  { name: 'spelled', least: RANK.spelled, enough: 1, most: 100_000 },
  { name: 'sure', least: RANK.transcribed, enough: SURE, most: 100_000 },
  { name: 'begun', least: RANK.begun, enough: ENOUGH, most: 30_000 },
  { name: 'heard', least: RANK.begunToSound, enough: FAR_FETCHED, most: 30_000 },
]

/** Words as statements speak of them, whose text depends on two numbers of at most six alone. */
export interface Arranged {
  /** Those that are looked for by themselves first, then brief ones and those that were typed again. */
  words: readonly Wanted[]
  /** How many are looked for by themselves. */
  long: number
}

/** The longest first, which fewer people have. */
export function arranged(wanted: readonly Wanted[]): Arranged {
  const texts = wanted.map(({ text }) => text)
  const isLong = ({ brief, text }: Wanted, at: number): boolean =>
    !brief && texts.indexOf(text) === at
  const long = wanted.filter(isLong).toSorted((a, b) => b.text.length - a.text.length)
  const others = wanted.filter((each, at) => !isLong(each, at))
  return { words: [...long, ...others], long: long.length }
}

/** What follows `with`, by the index of keys: `best` has who fits every word, with score and least rank. */
export function bestOfAll(wanted: Arranged, bind: Bind): string {
  const tables = TIERS.flatMap((_, place) => tablesOf(place, wanted))
  const best = TIERS.map(({ name }) => `select person, score, least from ${name}`)
  return `${asked(wanted, bind)},
    unfolded as materialized (select p.id as person from app.person p join texts u on ${IS_WRITTEN}
      where p.tenant = ${TENANT} and p.name_folding = 0 group by p.id order by count(*) desc, p.id desc limit ${FEW}),
    ${tables.join(', ')},
    best as materialized (${best.join(' union all ')})`
}

/** Ranges of keys with what they are worth, and the words as typed for people whose names have no keys yet. */
export const asked = ({ words }: Arranged, bind: Bind): string =>
  `terms as materialized (${termsOf(words, bind)}), texts as materialized (${textsOf(words, bind)})`

/**
 * Which of these people fit every word, by {@link asked} and `unfolded`, those of them whose names have no keys yet.
 * `long` is the least rank of the words that are not brief.
 */
export function judged({ words, long }: Arranged, people: string): string {
  const ranks = words.map((_, word) => `max(found.rank) filter (where found.word = ${word})`)
  return `select found.person, ${ranks.join(' + ')} as score, least(${ranks.join(', ')}) as least, least(${ranks.slice(0, long).join(', ')}) as long
    from (
      select k.person, r.word, r.rank from (select c.person, unnest(p.name_keys) collate "C" as key from ${people} c
          cross join lateral (select p.name_keys from app.person p where p.tenant = ${TENANT} and p.id = c.person limit 1) p) k
        join terms r on left(r.low, 2) = left(k.key, 2) and k.key >= r.low and k.key <= r.high
      union all
      select p.id, u.word, ${RANK.spelled} from ${people} join unfolded using (person)
        join app.person p on p.tenant = ${TENANT} and p.id = person join texts u on ${IS_WRITTEN}
    ) found group by found.person having ${ranks.map(rank => `${rank} is not null`).join(' and ')}`
}

/**
 * A tier: its words, the rarest first, none when the tier is needless; the people to look at; whether the tiers behind
 * it are needless; and who fits and was in no tier before. `offset` and the limits hold the order of reading.
 */
function tablesOf(place: number, wanted: Arranged): string[] {
  const { name, least, enough, most } = TIERS[place]!
  const before = TIERS.slice(0, place).map(tier => tier.name)
  const { long } = wanted
  const having = (word: string, limit: number): string => `(select k.person, r.rank from terms r
      cross join lateral (select k.person from app.person_name_key k
        where k.tenant = ${TENANT} and k.key >= r.low and k.key <= r.high limit ${limit}) k
      where r.word = ${word} and r.rank >= ${least} offset 0)`
  const lists = numbers(Math.min(long, MOST_LISTS)).map(list =>
    having(`(select words[${list + 1}] from words_${name})`, most),
  )
  const needed = [
    `${['0', ...before.map(each => `(select count(*) from ${each})`)].join(' + ')} < ${enough}`,
    ...before.map(each => `not exists (select from seen_${each} where last)`),
  ]
  const last = [
    `o.count >= ${FEW} and (select count(*) from people_${name}) >= ${SURE}`,
    ...(least <= RANK.transcribed && long > 1 ? [areAllNames(long)] : []),
  ]
  const few = least > RANK.transcribed ? FEW : VERY_MANY
  return [
    `words_${name} as materialized (select array_agg(n.word order by n.count, n.place) as words, min(n.count) as count
      from (select l.word, l.place, n.count from unnest('{${numbers(long).join()}}'::int[]) with ordinality as l (word, place)
        cross join lateral (select count(*) from (select from ${having('l.word', few)} h limit ${few}) h) n) n
      having ${needed.join(' and ')})`,
    `people_${name} as materialized (select distinct c.person from (
      select h.person from words_${name} o cross join lateral ${having('o.words[1]', FEW)} h where o.count < ${FEW}
      union all
      (select m.person from (${met(lists)}) m where (select count from words_${name}) >= ${FEW}
        order by m.score desc, m.person desc limit ${FEW})
      union all
      select person from unfolded where exists (select from words_${name})) c)`,
    `seen_${name} as materialized (select ${last.join(' or ')} as last from words_${name} o)`,
    `${name} as materialized (select j.* from (${judged(wanted, `people_${name}`)}) j where j.long >= ${least}
      ${before.map(each => `and j.person not in (select person from ${each})`).join(' ')}
      order by j.score desc, j.person desc limit ${CANDIDATES})`,
  ]
}

/** Whether each word of `o` is a name of very many, vowels included, so that transcriptions could be compared. */
const areAllNames = (long: number): string =>
  `o.count >= ${VERY_MANY} and ${long} = (select count(distinct word) from terms where rank = ${RANK.transcribed} and word = any (o.words))`

/** Who is in every list, with the sum of the ranks; the same person may come again with a lower one. */
const met = ([first, ...others]: readonly string[]): string =>
  others.reduce((some, list, index) => {
    const once = `select s.person, max(s.score) as score from (${some}) s group by s.person`
    return `select m.person, m.score + h.rank as score from (${index ? once : some}) m join ${list} h on h.person = m.person`
  }, `select h.person, h.rank as score from ${first} h`)

const numbers = (count: number): number[] => [...Array(count).keys()]

/** Read from there no process takes part but the caller's. */
function termsOf(wanted: readonly Wanted[], bind: Bind): string {
  const terms = wanted.flatMap((each, word) => each.terms.map(term => ({ ...term, word })))
  const [low, high] = [bind(terms.map(({ from }) => from)), bind(terms.map(({ to }) => to))]
  const [rank, word] = [bind(terms.map(term => term.rank)), bind(terms.map(term => term.word))]
  return `select * from unnest(${low}::text[], ${high}::text[], ${rank}::int[], ${word}::int[]) as r (low, high, rank, word)`
}

const textsOf = (wanted: readonly Wanted[], bind: Bind): string =>
  `select u.text, u.ordinality - 1 as word from unnest(${bind(wanted.map(({ text }) => ` ${text}`))}::text[]) with ordinality as u (text)`

const IS_WRITTEN = `strpos(lower(concat_ws(' ', '', p.given_names, p.family_name, p.name_in_original_script)), u.text) > 0`
