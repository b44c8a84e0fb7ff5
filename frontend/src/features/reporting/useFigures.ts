import { useQuery } from '@urql/vue'
import { computed } from 'vue'
import type { ResultOf, VariablesOf } from '../../api/graphql.ts'
import { Figures } from './reporting.graphql.ts'

type Request = VariablesOf<typeof Figures>['requests'][number]
export type FullTable = ResultOf<typeof Figures>['keyFigures'][number]
/** What to ask for, under the names by which a page reads the answers. */
export type Wishes<Name extends string> = Record<Name, Request>

/** Many figures in one request; the same names whatever is asked of them. */
export function useFigures<Name extends string>(wishes: () => Wishes<Name>) {
  const query = useQuery({
    query: Figures,
    // what is wished for anew in the same words is not asked for again
    variables: computed<{ requests: Request[] }>(before => {
      const requests = Object.values<Request>(wishes())
      return JSON.stringify(before?.requests) === JSON.stringify(requests) ? before! : { requests }
    }),
  })
  return {
    tables: computed(() => query.data.value && named(Object.keys(wishes()), query.data.value)),
    error: query.error,
    fetching: query.fetching,
    retry: () => query.executeQuery({ requestPolicy: 'network-only' }),
  }

  function named(names: string[], { keyFigures }: ResultOf<typeof Figures>) {
    const tables = names.map((name, index) => [name, keyFigures[index]])
    return Object.fromEntries(tables) as Record<Name, FullTable>
  }
}
