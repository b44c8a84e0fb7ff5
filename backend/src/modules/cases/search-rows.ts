import { RANK, type Wanted } from '../names/name-terms.ts'
import { TENANT, type Bind, type Condition } from '../../platform/reading/plan.ts'
import type { NumberTerms } from './file-number.ts'

/** People whom a search of the whole Kreis looks at more closely; the best come first. */
const CANDIDATES = 200
/** People among whom brief words are looked for. */
const LOOKED_AT = 500
/** Hits that may be far-fetched; more only when they are sure. */
const FAR_FETCHED = 5
/** As many as are shown: beginnings of names are looked for when there are fewer whole ones. */
const ENOUGH = 20

interface Search {
  bind: Bind
  /** Which cases the caller sees; all of the Kreis when there is none. */
  scope: readonly Condition[]
}

const CASE = 'f.tenant, f.id, f.number, f.manager, f.updated_at'

/** Cases by their number, the whole number before those that begin like it. */
export function casesByNumber({ exact, from, to }: NumberTerms, { bind, scope }: Search): string {
  const [whole, low, high] = [exact, from, to].map(values => `${bind(values)}::text[]`)
  const begun = `f.number >= any (${low}) and f.number <= any (${high})`
  return `(select ${CASE}, f.person, (f.number = any (${whole}))::int as relevance, 'NUMBER' as match
    from app.case_file f where ${conditions({ bind, scope })} and (f.number = any (${whole}) or ${begun})
    order by relevance desc, f.number desc limit ${CANDIDATES})`
}

/** Every case once, with the person who fits best: the client before other members of the family. */
export function casesByName(wanted: readonly Wanted[], search: Search): string {
  const people = search.scope.length ? amongOwn(wanted, search) : amongAll(wanted, search)
  return `(select c.*, case when c.least >= ${RANK.spelled} then 'SPELLING' when c.least = ${RANK.begun} then 'BEGINNING' else 'TRANSCRIPTION' end as match
    from (select b.*, row_number() over (order by b.relevance desc, b.updated_at desc, b.id desc) as place
      from (select distinct on (h.id) h.* from (${people}) h order by h.id, h.relevance desc, h.person desc) b) c
    where c.least >= ${RANK.begun} or c.place <= ${FAR_FETCHED})`
}

/** By the index of keys: who has a key for every word, the surer ones first and others only while they are missed. */
function amongAll(wanted: readonly Wanted[], { bind }: Search): string {
  const better = (least: number, sooner: readonly string[], enough: number): string =>
    `select every.* from (${fitting(wanted, least)}) every where ${sooner.map(name => `(select count(*) from ${name})`).join(' + ')} < ${enough}`
  return `with terms as materialized (${termsOf(wanted, bind)}), unfolded as materialized (${textsOf(wanted, bind)}),
    sure as materialized (${fitting(wanted, RANK.transcribed)}),
    begun as materialized (${better(RANK.begun, ['sure'], ENOUGH)} and every.least < ${RANK.transcribed}),
    heard as materialized (${better(RANK.begunToSound, ['sure', 'begun'], FAR_FETCHED)} and every.least < ${RANK.begun}),
    best as materialized (select * from sure union all select * from begun union all select * from heard)
    select ${CASE}, f.person, b.score * 2 + 1 as relevance, b.least from best b
      join app.case_file f on f.tenant = ${TENANT} and f.person = b.person
    union all
    select ${CASE}, m.person, b.score * 2, b.least from best b
      join app.household_member m on m.tenant = ${TENANT} and m.person = b.person and m.valid_to is null
      join app.case_file f on f.tenant = ${TENANT} and f.household = m.household and f.person <> m.person`
}

/** Who has a key of at least this rank for every word; brief ones are looked for among the best of the others. */
function fitting(wanted: readonly Wanted[], least: number): string {
  const words = wanted.map(({ brief }, word) => ({ brief, word }))
  const long = words.filter(({ brief }) => !brief).map(({ word }) => word)
  const brief = words.filter(each => each.brief).map(({ word }) => word)
  const found = `select found.person, ${scored(long)} from (
      select k.person, r.word, r.rank from terms r
        join app.person_name_key k on k.tenant = ${TENANT} and k.key >= r.low and k.key <= r.high
        where r.rank >= ${least} and r.word = any ('{${long.join()}}')
      union all
      select p.id, u.word, ${RANK.spelled} from unfolded u join app.person p
        on p.tenant = ${TENANT} and p.name_folding = 0 and ${IS_WRITTEN}
    ) found group by found.person having ${fits(long)} order by score desc, found.person desc limit ${brief.length ? LOOKED_AT : CANDIDATES}`
  if (!brief.length) return found
  return `select l.person, l.score + s.score as score, least(l.least, s.least) as least from (${found}) l
    cross join lateral (select ${scored(brief)} from (
      select r.word, r.rank from terms r join app.person_name_key k
        on k.tenant = ${TENANT} and k.person = l.person and k.key >= r.low and k.key <= r.high where r.rank >= ${least}
      union all
      select u.word, ${RANK.spelled} from unfolded u join app.person p
        on p.tenant = ${TENANT} and p.id = l.person and p.name_folding = 0 and ${IS_WRITTEN}
    ) found having ${fits(brief)}) s order by score desc, l.person desc limit ${CANDIDATES}`
}

/** By the caller's cases, which are few: whose keys fit every word. `limit` and `offset` hold the order of looking. */
function amongOwn(wanted: readonly Wanted[], { bind, scope }: Search): string {
  return `with terms as materialized (${termsOf(wanted, bind)}), unfolded as materialized (${textsOf(wanted, bind)}),
    own as materialized (select ${CASE}, f.household, f.person from app.case_file f where ${conditions({ bind, scope })}),
    people as (
      select f.*, f.person as who, 1 as client from own f
      union all
      select f.*, m.person, 0 from own f cross join lateral (select m.person from app.household_member m
        where m.tenant = ${TENANT} and m.household = f.household and m.valid_to is null and m.person <> f.person offset 0) m)
    select ${CASE}, f.who as person, s.score * 2 + f.client as relevance, s.least from people f
    cross join lateral (select p.* from app.person p where p.tenant = ${TENANT} and p.id = f.who limit 1) p
    cross join lateral (select ${scored(wanted.map((_, word) => word))} from (
      select r.word, r.rank from unnest(p.name_keys) as k (key)
        join terms r on k.key collate "C" >= r.low and k.key collate "C" <= r.high
      union all
      select u.word, ${RANK.spelled} from unfolded u where p.name_folding = 0 and ${IS_WRITTEN}
    ) found having ${fits(wanted.map((_, word) => word))}) s`
}

const conditions = ({ bind, scope }: Search): string =>
  [`f.tenant = ${TENANT}`, ...scope.map(condition => condition('f', bind))].join(' and ')

/** The best of a word's terms, null when none is found. */
const rankOf = (word: number): string => `max(found.rank) filter (where found.word = ${word})`

const fits = (words: readonly number[]): string =>
  words.map(word => `${rankOf(word)} is not null`).join(' and ')

const scored = (words: readonly number[]): string => {
  const ranks = words.map(rankOf)
  return `${ranks.join(' + ')} as score, least(${ranks.join(', ')}) as least`
}

/** Ranges of keys with what they are worth, for all words; read from there no process takes part but the caller's. */
function termsOf(wanted: readonly Wanted[], bind: Bind): string {
  const terms = wanted.flatMap((each, word) => each.terms.map(term => ({ ...term, word })))
  const [low, high] = [bind(terms.map(({ from }) => from)), bind(terms.map(({ to }) => to))]
  const [rank, word] = [bind(terms.map(term => term.rank)), bind(terms.map(term => term.word))]
  return `select * from unnest(${low}::text[], ${high}::text[], ${rank}::int[], ${word}::int[]) as r (low, high, rank, word)`
}

/** The words as typed, for people whose names have no keys yet. */
const textsOf = (wanted: readonly Wanted[], bind: Bind): string =>
  `select u.text, u.ordinality - 1 as word from unnest(${bind(wanted.map(({ text }) => ` ${text}`))}::text[]) with ordinality as u (text)`

const IS_WRITTEN = `strpos(lower(concat_ws(' ', '', p.given_names, p.family_name, p.name_in_original_script)), u.text) > 0`
