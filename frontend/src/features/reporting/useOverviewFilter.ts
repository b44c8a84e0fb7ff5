import { computed, ref } from 'vue'
import { DISTRICTS, REGIONS } from '../../components/charts/districts.ts'
import { checked } from '../../composables/nonsense.ts'
import { useAddress } from '../../composables/useAddress.ts'
import { useToday } from '../../composables/useToday.ts'
import {
  comparisonOf,
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
import { wrongPeriod } from './wrongPeriod.ts'

const LAND = '08'

/** Period, territory and what is marked, as the address says: every view is a link. */
export function useOverviewFilter() {
  const { change, word, choice, expect, told: said } = useAddress()
  const [von, bis] = [word('von'), word('bis')]
  const [zeitraum, gebiet] = [word('zeitraum'), word('gebiet')]
  const today = useToday()
  const running = computed(() => monthOf(today.value))
  /** The last month of the last closed quarter, once the server has said it. */
  const told = ref<string>()
  const standing = computed(() => ({
    running: running.value,
    closed: told.value ?? usuallyClosed(today.value),
  }))

  expect('zeitraum', () => QUICK_NAMES.some(name => name === zeitraum.value))
  expect('gebiet', () => gebiet.value === LAND || REGIONS.some(({ ags }) => ags === gebiet.value))
  expect('kreis', () => DISTRICTS.has(word('kreis').value ?? ''))
  checked(() =>
    said('von') + said('bis') === '' || own.value
      ? undefined
      : { words: ['von', 'bis'], text: wrongPeriod(von.value, bis.value) },
  )
  const own = computed(() => readPeriod(von.value, bis.value, running.value))
  const quick = computed<QuickName | 'eigener'>({
    get: () =>
      own.value ? 'eigener' : (QUICK_NAMES.find(name => name === zeitraum.value) ?? FIRST),
    set: name =>
      name === 'eigener'
        ? (period.value = { ...period.value })
        : void change({
            von: undefined,
            bis: undefined,
            zeitraum: name === FIRST ? undefined : name,
          }),
  })
  const period = computed<Period>({
    get: () => own.value ?? QUICK[quick.value === 'eigener' ? FIRST : quick.value](standing.value),
    set: ({ from, to }) => {
      void change({ zeitraum: undefined, von: from < to ? from : to, bis: from < to ? to : from })
    },
  })
  const territory = computed<string>({
    get: () => REGIONS.find(({ ags }) => ags === gebiet.value)?.ags ?? LAND,
    set: ags => void change({ gebiet: ags === LAND ? undefined : ags }),
  })

  return {
    running,
    told,
    open: computed(() => openMonths(standing.value)),
    quick,
    period,
    comparison: computed(() => comparisonOf(period.value, running.value)),
    territory,
    word,
    choice,
    isLand: computed(() => territory.value === LAND),
  }
}
export type OverviewFilter = ReturnType<typeof useOverviewFilter>
