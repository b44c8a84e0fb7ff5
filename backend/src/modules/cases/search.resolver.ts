import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { TENANT, type Bind, type Order } from '../../platform/reading/plan.ts'
import { readList } from '../../platform/reading/read.ts'
import { casesPolicy } from './case.policy.ts'
import { visibleCases } from './case.scope.ts'
import { searchTerms } from './name-search.ts'
import { SearchHitType } from './search-hit.type.ts'

const MOST_HITS = 20
const LONGEST = 100

const bestFirst: Order = {
  columns: [
    { sql: row => `${row}.relevance`, type: 'int' },
    { sql: row => `${row}.updated_at`, type: 'timestamptz' },
    { sql: row => `${row}.id`, type: 'uuid' },
  ],
  descending: true,
}

@Resolver(() => SearchHitType)
export class SearchResolver {
  @Query(() => [SearchHitType], {
    description:
      'Finds cases by parts of names in any order and spelling, in any script, or by file number; at most 20. Only cases that the caller may see.',
  })
  async search(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('text', () => String, { description: 'What was typed, at most 100 characters count.' })
    text: string,
  ): Promise<object[]> {
    authorize(casesPolicy.search, context.actor)
    const typed = text.slice(0, LONGEST).trim()
    if (typed.length < 2) return []

    const scope = visibleCases(context.actor)
    const from = (bind: Bind): string => hits(bind, typed)
    return readList({
      context,
      info,
      type: SearchHitType,
      typeName: 'SearchHit',
      scope,
      from,
      order: bestFirst,
      limit: MOST_HITS,
    })
  }
}

/** Every case once, with the person who fits best: the client before other members of the family. */
function hits(bind: Bind, typed: string): string {
  const matches = /^\d[\d-]*$/.test(typed) ? byNumber(bind, typed) : byName(bind, typed)
  return `(select distinct on (h.id) h.* from (
    select f.tenant, f.id, f.number, f.manager, f.updated_at, f.person, 1 as relevance from app.case_file f where f.tenant = ${TENANT}
    union all
    select f.tenant, f.id, f.number, f.manager, f.updated_at, m.person, 0 from app.household_member m
      join app.case_file f on f.tenant = ${TENANT} and f.household = m.household
      where m.tenant = ${TENANT} and m.valid_to is null and m.person <> f.person
  ) h join app.person p on p.tenant = ${TENANT} and p.id = h.person where ${matches} order by h.id, h.relevance desc)`
}

const byNumber = (bind: Bind, typed: string): string =>
  `strpos(h.number, ${bind(typed)}) > 0 and h.relevance = 1`

/** Each part of what was typed begins a part of a name, as typed or by its consonants. */
function byName(bind: Bind, typed: string): string {
  const groups = searchTerms(typed).map(
    terms =>
      `(${terms.map(term => `strpos(p.search_text, ${bind(` ${term}`)}) > 0`).join(' or ')})`,
  )
  return groups.length ? groups.join(' and ') : 'false'
}
