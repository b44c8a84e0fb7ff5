import { computed } from 'vue'
import type { VariablesOf } from '../../api/graphql.ts'
import type { Sort } from '../../components/sort.ts'
import { useAddress } from '../../composables/useAddress.ts'
import { usePages } from '../../composables/usePages.ts'
import { formatNumber } from '../../locales/formats.ts'
import { t } from '../../locales/i18n.ts'
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
type Filter = keyof typeof FILTERS
export const FILTER_NAMES = Object.keys(FILTERS) as Filter[]
/** The server counts no further. */
const CAP = 1000

const ORDERS = {
  zuletzt: 'UPDATED_DESC',
  nummer: 'NUMBER_ASC',
  neueste: 'OPENED_DESC',
  aelteste: 'OPENED_ASC',
} satisfies Record<string, Order>
type OrderName = keyof typeof ORDERS
const ORDER_NAMES = Object.keys(ORDERS) as OrderName[]
const SORTS: Partial<Record<Order, Sort>> = {
  NUMBER_ASC: { key: 'number', down: false },
  OPENED_ASC: { key: 'opened', down: false },
  OPENED_DESC: { key: 'opened', down: true },
}

/** The list as the address says: every state is a link, the server filters and sorts. */
export function useCaseList(pageSize: number) {
  const { choice } = useAddress()
  const filter = choice('liste', FILTER_NAMES, 'offen')
  const order = choice('folge', ORDER_NAMES, 'zuletzt')
  const orderBy = computed<Order>(() => ORDERS[order.value])
  const sort = computed<Sort | undefined>({
    get: () => SORTS[orderBy.value],
    set: next => (order.value = wordFor(next, orderBy.value)),
  })

  /** What narrows and orders it, for its file too. */
  const asked = computed(() => ({ filter: FILTERS[filter.value], orderBy: orderBy.value }))
  const list = usePages({
    query: Cases,
    variables: (): Omit<Variables, 'after'> => ({ first: pageSize, ...asked.value }),
    connection: data => data.cases,
    typenames: ['Case', 'Consultation', 'FollowUp'],
  })
  const total = computed(() => list.first.value?.cases.count ?? 0)
  /** How many of how many are shown. */
  const shown = computed(() => {
    const all = formatNumber(Math.min(total.value, CAP))
    return t('cases.shown', {
      n: formatNumber(list.nodes.value.length),
      total: total.value > CAP ? t('cases.moreThan', { n: all }) : all,
    })
  })
  return {
    ...list,
    asked,
    filter,
    sort,
    shown: computed(() => (list.ready.value ? shown.value : '')),
  }
}
export type CaseList = ReturnType<typeof useCaseList>

/** The number sorts one way only; asking again goes back to the last changed first. */
function wordFor(next: Sort | undefined, now: Order): OrderName {
  if (next?.key === 'number') return now === 'NUMBER_ASC' ? 'zuletzt' : 'nummer'
  return now === 'OPENED_DESC' ? 'aelteste' : 'neueste'
}
