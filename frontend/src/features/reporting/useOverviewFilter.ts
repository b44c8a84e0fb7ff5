import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { REGIONS } from '../../components/charts/districts.ts'
import { useToday } from '../../composables/useToday.ts'
import { monthOf, QUICK, QUICK_NAMES, readPeriod, type Period, type QuickName } from './period.ts'

const LAND = '08'

/** Period, territory and what is marked, as the address says: every view is a link. */
export function useOverviewFilter() {
  const route = useRoute()
  const router = useRouter()
  const today = useToday()
  const running = computed(() => monthOf(today.value))

  const own = computed(() => readPeriod(route.query['von'], route.query['bis']))
  const quick = computed<QuickName | 'eigener'>({
    get: () =>
      own.value
        ? 'eigener'
        : (QUICK_NAMES.find(name => name === route.query['zeitraum']) ?? '12-monate'),
    set: name =>
      name === 'eigener'
        ? (period.value = { ...period.value })
        : change({
            von: undefined,
            bis: undefined,
            zeitraum: name === '12-monate' ? undefined : name,
          }),
  })
  const period = computed<Period>({
    get: () =>
      own.value ?? QUICK[quick.value === 'eigener' ? '12-monate' : quick.value](running.value),
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
    quick,
    period,
    territory,
    word,
    isLand: computed(() => territory.value === LAND),
  }
}
export type OverviewFilter = ReturnType<typeof useOverviewFilter>
