import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { VariablesOf } from '../../api/graphql.ts'
import type { Sort } from '../../components/sort.ts'
import { usePages } from '../../composables/usePages.ts'
import { Cases } from './cases.graphql.ts'

type Variables = VariablesOf<typeof Cases>
type Order = Variables['orderBy']

/** The lists a manager asks for, by the word in the address. */
const FILTERS = {
  offen: { open: true },
  dringend: { open: true, urgency: ['HIGH', 'CRISIS'] },
  aufnahme: { status: ['INTAKE'] },
  alle: {},
} satisfies Record<string, NonNullable<Variables['filter']>>
export type Filter = keyof typeof FILTERS
export const FILTER_NAMES = Object.keys(FILTERS) as Filter[]

const ORDERS: Record<string, Order> = {
  nummer: 'NUMBER_ASC',
  neueste: 'OPENED_DESC',
  aelteste: 'OPENED_ASC',
}
const SORTS: Partial<Record<Order, Sort>> = {
  NUMBER_ASC: { key: 'number', down: false },
  OPENED_ASC: { key: 'opened', down: false },
  OPENED_DESC: { key: 'opened', down: true },
}

/** The list as the address says: every state is a link, the server filters and sorts. */
export function useCaseList(pageSize: number) {
  const route = useRoute()
  const router = useRouter()

  const filter = computed<Filter>({
    get: () => FILTER_NAMES.find(name => name === route.query['liste']) ?? 'offen',
    set: name => void change({ liste: name === 'offen' ? undefined : name }),
  })
  const orderBy = computed<Order>(() => ORDERS[String(route.query['folge'])] ?? 'UPDATED_DESC')
  const sort = computed<Sort | undefined>({
    get: () => SORTS[orderBy.value],
    set: next => void change({ folge: wordFor(next, orderBy.value) }),
  })
  function change(query: Record<string, string | undefined>) {
    return router.replace({ query: { ...route.query, ...query } })
  }

  const list = usePages({
    query: Cases,
    variables: (): Omit<Variables, 'after'> => ({
      first: pageSize,
      filter: FILTERS[filter.value],
      orderBy: orderBy.value,
    }),
    connection: data => data.cases,
    typenames: ['Case', 'Consultation', 'FollowUp'],
  })
  return { ...list, filter, sort, count: computed(() => list.first.value?.cases.count ?? 0) }
}

/** The number sorts one way only; asking again goes back to the last changed first. */
function wordFor(next: Sort | undefined, now: Order): string | undefined {
  if (next?.key === 'number') return now === 'NUMBER_ASC' ? undefined : 'nummer'
  return now === 'OPENED_DESC' ? 'aelteste' : 'neueste'
}
