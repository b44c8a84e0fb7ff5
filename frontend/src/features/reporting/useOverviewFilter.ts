import { computed, ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { REGIONS } from '../../components/charts/districts.ts'
import { useToday } from '../../composables/useToday.ts'
import {
  FIRST,
  monthOf,
  openMonths,
  QUICK,
  QUICK_NAMES,
  readPeriod,
  usuallyClosed,
  type Period,
  type QuickName,
} from './period.ts'

const LAND = '08'

/** Period, territory and what is marked, as the address says: every view is a link. */
export function useOverviewFilter() {
  const route = useRoute()
  const router = useRouter()
  const today = useToday()
  const running = computed(() => monthOf(today.value))
  /** The last month of the last closed quarter, once the server has said it. */
  const told = ref<string>()
  const standing = computed(() => ({
    running: running.value,
    closed: told.value ?? usuallyClosed(today.value),
  }))

  const own = computed(() => readPeriod(route.query['von'], route.query['bis'], running.value))
  const quick = computed<QuickName | 'eigener'>({
    get: () =>
      own.value ? 'eigener' : (QUICK_NAMES.find(name => name === route.query['zeitraum']) ?? FIRST),
    set: name =>
      name === 'eigener'
        ? (period.value = { ...period.value })
        : change({
            von: undefined,
            bis: undefined,
            zeitraum: name === FIRST ? undefined : name,
          }),
  })
  const period = computed<Period>({
    get: () => own.value ?? QUICK[quick.value === 'eigener' ? FIRST : quick.value](standing.value),
    set: ({ from, to }) => {
      const [von, bis] = from <= to ? [from, to] : [to, from]
      change({ zeitraum: undefined, von, bis })
    },
  })
  const territory = computed<string>({
    get: () => REGIONS.find(({ ags }) => ags === route.query['gebiet'])?.ags ?? LAND,
    set: ags => change({ gebiet: ags === LAND ? undefined : ags }),
  })

  function change(query: Record<string, string | undefined>) {
    void router.replace({ query: { ...route.query, ...query } })
  }
  /** A single word of the address, e.g. which figure the map shows. */
  function word(name: string) {
    return computed<string | undefined>({
      get: () => {
        const value = route.query[name]
        return typeof value === 'string' ? value : undefined
      },
      set: value => change({ [name]: value }),
    })
  }

  return {
    running,
    told,
    open: computed(() => openMonths(standing.value)),
    quick,
    period,
    territory,
    word,
    isLand: computed(() => territory.value === LAND),
  }
}
export type OverviewFilter = ReturnType<typeof useOverviewFilter>
