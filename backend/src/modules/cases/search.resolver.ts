import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { LimitedArguments } from '../../platform/limits/limited-arguments.ts'
import { byId, type Order } from '../../platform/reading/plan.ts'
import { readList, type Source } from '../../platform/reading/read.ts'
import { wordsIn, isEnough } from '../names/name-terms.ts'
import { casesPolicy } from './case.policy.ts'
import { visibleCases } from './case.scope.ts'
import { numberTerms } from './file-number.ts'
import { SearchHitType } from './search-hit.type.ts'
import { casesByName, casesByNumber } from './search-rows.ts'

const MOST_HITS = 20

const bestFirst: Order = {
  columns: [
    { sql: row => `${row}.relevance`, type: 'int' },
    { sql: row => `${row}.updated_at`, type: 'timestamptz' },
    byId,
  ],
  descending: true,
}

@Resolver(() => SearchHitType)
export class SearchResolver {
  @LimitedArguments({ text: { kind: 'line', most: 100 } })
  @Query(() => [SearchHitType], {
    description:
      'Finds cases by parts of names in any order and spelling, in any script, or by file number; at most 20, the best first. Only cases that the caller may see.',
  })
  async search(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('text', () => String, { description: 'What was typed.' })
    text: string,
  ): Promise<object[]> {
    authorize(casesPolicy.search, context.actor)
    const typed = text.trim()
    if (!isEnough(typed)) return []

    const scope = visibleCases(context.actor)
    const from: Source = (bind, conditions) => hits(typed, { bind, scope: conditions })
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

function hits(typed: string, search: Parameters<typeof casesByName>[1]): string {
  const number = numberTerms(typed)
  return number ? casesByNumber(number, search) : casesByName(wordsIn(typed), search)
}
