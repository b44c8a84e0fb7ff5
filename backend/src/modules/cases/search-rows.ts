import { isEnough, RANK, wordsIn, type Wanted } from '../names/name-terms.ts'
import { TENANT, type Bind, type Condition, type Row } from '../../platform/reading/plan.ts'
import { numberTerms, type NumberTerms } from './file-number.ts'
import { arranged, asked, bestOfAll, FAR_FETCHED, judged, type Arranged } from './search-people.ts'

/** Cases by their number that are kept; the best come first. */
const MOST_NUMBERS = 200

interface Search {
  bind: Bind
  /** Which cases the caller sees; all of the Kreis when there is none. */
  scope: readonly Condition[]
}

const CASE = 'f.tenant, f.id, f.number, f.manager, f.updated_at'

/** Cases by their number, the whole number before those that begin like it. */
export function casesByNumber({ exact, from, to }: NumberTerms, { bind, scope }: Search): string {
  const { whole, begun } = numbered({ exact, from, to }, bind)
  return `(select ${CASE}, f.person, (${whole('f')})::int as relevance, 'NUMBER' as match
    from app.case_file f where ${conditions({ bind, scope })} and (${whole('f')} or ${begun('f')})
    order by relevance desc, f.number desc limit ${MOST_NUMBERS})`
}

function numbered({ exact, from, to }: NumberTerms, bind: Bind): Record<'whole' | 'begun', Of> {
  const [same, low, high] = [exact, from, to].map(values => `${bind(values)}::text[]`)
  return {
    whole: row => `${row}.number = any (${same})`,
    begun: row => `(${row}.number >= any (${low}) and ${row}.number <= any (${high}))`,
  }
}
type Of = (row: Row) => string

/**
 * Narrows to all cases that fit what was typed, by number or by somebody's name, however many: none is left out because
 * others fit better, and none is in that only sounds a little like it.
 */
export const fitting =
  (text: string): Condition =>
  (row, bind) => {
    const typed = text.trim()
    if (!isEnough(typed)) return 'false'
    const number = numberTerms(typed)
    if (number) {
      const { whole, begun } = numbered(number, bind)
      return `(${whole(row)} or ${begun(row)})`
    }
    const people = amongOwn(arranged(wordsIn(typed)), { bind, scope: [] })
    return `${row}.id in (select h.id from (${people}) h where h.least >= ${RANK.begun})`
  }

/** Every case once, with the person who fits best: the client before other members of the family. */
export function casesByName(typed: readonly Wanted[], search: Search): string {
  const wanted = arranged(typed)
  const people = search.scope.length ? amongOwn(wanted, search) : amongAll(wanted, search)
  return `(select c.*, case when c.least >= ${RANK.spelled} then 'SPELLING' when c.least = ${RANK.begun} then 'BEGINNING' else 'TRANSCRIPTION' end as match
    from (select b.*, row_number() over (order by b.relevance desc, b.updated_at desc, b.id desc) as place
      from (select distinct on (h.id) h.* from (${people}) h order by h.id, h.relevance desc, h.person desc) b) c
    where c.least >= ${RANK.begun} or c.place <= ${FAR_FETCHED})`
}

/** By the index of keys; `offset` holds the order of looking. */
function amongAll(wanted: Arranged, { bind }: Search): string {
  const cases = (condition: string): string =>
    `(select ${CASE} from app.case_file f where f.tenant = ${TENANT} and ${condition} offset 0)`
  return `with ${bestOfAll(wanted, bind)}
    select f.*, b.person, b.score * 2 + 1 as relevance, b.least from best b cross join lateral ${cases('f.person = b.person')} f
    union all
    select f.*, b.person, b.score * 2, b.least from best b
      cross join lateral (select m.household from app.household_member m
        where m.tenant = ${TENANT} and m.person = b.person and m.valid_to is null offset 0) m
      cross join lateral ${cases('f.household = m.household and f.person <> b.person')} f`
}

/** By the caller's cases, which are few: whose keys fit every word. `offset` holds the order of looking. */
function amongOwn(wanted: Arranged, { bind, scope }: Search): string {
  return `with ${asked(wanted, bind)},
    own as materialized (select ${CASE}, f.household, f.person from app.case_file f where ${conditions({ bind, scope })}),
    family as materialized (
      select f.id, f.person, 1 as client from own f
      union all
      select f.id, m.person, 0 from own f cross join lateral (select m.person from app.household_member m
        where m.tenant = ${TENANT} and m.household = f.household and m.valid_to is null and m.person <> f.person offset 0) m),
    people as materialized (select distinct person from family),
    unfolded as materialized (select c.person from people c
      cross join lateral (select from app.person p where p.tenant = ${TENANT} and p.id = c.person and p.name_folding = 0 offset 0) p),
    best as materialized (${judged(wanted, 'people')})
    select ${CASE}, b.person, b.score * 2 + m.client as relevance, b.least from best b
      join family m on m.person = b.person join own f on f.id = m.id`
}

const conditions = ({ bind, scope }: Search): string =>
  [`f.tenant = ${TENANT}`, ...scope.map(condition => condition('f', bind))].join(' and ')
