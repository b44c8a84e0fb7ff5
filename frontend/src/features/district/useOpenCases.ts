import { computed, ref, watch } from 'vue'
import type { VariablesOf } from '../../api/graphql.ts'
import type { Sort } from '../../components/sort.ts'
import { useAddress } from '../../composables/useAddress.ts'
import { useDebounced } from '../../composables/useDebounced.ts'
import { usePages } from '../../composables/usePages.ts'
import { AssignableCases } from './district.graphql.ts'

type Variables = VariablesOf<typeof AssignableCases>
type Order = Variables['orderBy']
export type CaseFilter = NonNullable<Variables['filter']>

/** Stands in the address for cases that nobody is responsible for. */
const NOBODY = 'ohne'
const PAGE = 25
const ORDERS: Record<string, Order> = {
  nummer: 'NUMBER_ASC',
  neueste: 'OPENED_DESC',
  aelteste: 'OPENED_ASC',
}
const SORTS: Partial<Record<Order, Sort>> = {
  URGENT_FIRST: { key: 'urgency', down: false },
  NUMBER_ASC: { key: 'number', down: false },
  OPENED_ASC: { key: 'opened', down: false },
  OPENED_DESC: { key: 'opened', down: true },
}

/** Cases to hand over, as the address says: search, filter and order are the server's. */
export function useOpenCases() {
  const address = useAddress()
  const whose = address.word('manager')
  const manager = computed({
    get: () => whose.value ?? '',
    set: id => (whose.value = id || undefined),
  })
  const urgentOnly = address.flag('dringend')
  const search = address.word('suche')
  const order = address.word('folge')
  const text = ref(search.value ?? '')
  const settled = useDebounced(text, 300)
  watch(settled, typed => (search.value = typed.trim()))

  const orderBy = computed<Order>(() => ORDERS[order.value ?? ''] ?? 'URGENT_FIRST')
  const sort = computed<Sort | undefined>({
    get: () => SORTS[orderBy.value],
    set: next => (order.value = wordFor(next)),
  })
  const filter = computed<CaseFilter>(() => ({
    open: true,
    unassigned: manager.value === NOBODY,
    ...(manager.value && manager.value !== NOBODY && { managerId: manager.value }),
    ...(urgentOnly.value && { urgency: ['CRISIS' as const, 'HIGH' as const] }),
    ...(search.value && { text: search.value }),
  }))
  const list = usePages({
    query: AssignableCases,
    variables: () => ({ first: PAGE, filter: filter.value, orderBy: orderBy.value }),
    connection: data => data.cases,
    typenames: ['Case'],
  })
  const total = computed(() => list.first.value?.cases.count ?? 0)
  return { list, manager, urgentOnly, text, sort, orderBy, filter, total, nobody: NOBODY }
}

/** Urgency and number sort one way only. */
function wordFor(next: Sort | undefined): string | undefined {
  if (next?.key === 'number') return 'nummer'
  if (next?.key !== 'opened') return undefined
  return next.down ? 'neueste' : 'aelteste'
}
