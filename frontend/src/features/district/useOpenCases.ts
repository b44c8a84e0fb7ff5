import { computed, ref, watch } from 'vue'
import type { VariablesOf } from '../../api/graphql.ts'
import { mostOf } from '../../api/limits.ts'
import type { Sort } from '../../components/sort.ts'
import { useAddress } from '../../composables/useAddress.ts'
import { useDebounced } from '../../composables/useDebounced.ts'
import { usePages } from '../../composables/usePages.ts'
import { AssignableCases } from './district.graphql.ts'

type Variables = VariablesOf<typeof AssignableCases>
type Order = Variables['orderBy']
export type CaseFilter = NonNullable<Variables['filter']>

/** Stands in the address for cases that nobody is responsible for. */
export const NOBODY = 'ohne'
/** What is none, the server would refuse. */
const IS_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
const PAGE = 25
const ORDERS = {
  dringend: 'URGENT_FIRST',
  nummer: 'NUMBER_ASC',
  neueste: 'OPENED_DESC',
  aelteste: 'OPENED_ASC',
} satisfies Record<string, Order>
type OrderName = keyof typeof ORDERS
const ORDER_NAMES = Object.keys(ORDERS) as OrderName[]
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
  const inAddress = address.word('suche')
  address.expect('suche', () => isShort(inAddress.value))
  const search = computed({
    get: () => (isShort(inAddress.value) ? inAddress.value : undefined),
    set: typed => (inAddress.value = typed),
  })
  const order = address.choice('folge', ORDER_NAMES, 'dringend')
  const text = ref(search.value ?? '')
  const settled = useDebounced(text, 300)
  watch(settled, typed => (search.value = typed.trim()))

  const orderBy = computed<Order>(() => ORDERS[order.value])
  const sort = computed<Sort | undefined>({
    get: () => SORTS[orderBy.value],
    set: next => (order.value = wordFor(next)),
  })
  const filter = computed<CaseFilter>(() => ({
    open: true,
    unassigned: manager.value === NOBODY,
    ...(IS_ID.test(manager.value) && { managerId: manager.value }),
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

const isShort = (text: string | undefined): boolean =>
  text !== undefined && text.length <= mostOf('CaseFilter', 'text')

/** Urgency and number sort one way only. */
function wordFor(next: Sort | undefined): OrderName {
  if (next?.key === 'number') return 'nummer'
  if (next?.key !== 'opened') return 'dringend'
  return next.down ? 'neueste' : 'aelteste'
}
