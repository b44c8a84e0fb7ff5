import { computed, ref, shallowReactive, watch } from 'vue'

interface Row {
  id: string
  version: number
}

/** Rows of a list that are chosen one by one, or all that its filter finds; another filter begins anew. */
export function useChosen<T extends Row>(rows: () => readonly T[], filter: () => string) {
  const chosen = shallowReactive(new Map<string, T>())
  const isAll = ref(false)

  function clear() {
    chosen.clear()
    isAll.value = false
  }
  watch(filter, clear)

  function choose(row: T, is: boolean) {
    isAll.value = false
    if (is) chosen.set(row.id, row)
    else chosen.delete(row.id)
  }
  const allShown = computed({
    get: () => rows().length > 0 && rows().every(({ id }) => chosen.has(id)),
    set: is => rows().forEach(row => choose(row, is)),
  })
  return {
    chosen,
    isAll,
    allShown,
    someShown: computed(() => rows().some(({ id }) => chosen.has(id))),
    has: ({ id }: T) => isAll.value || chosen.has(id),
    any: computed(() => isAll.value || chosen.size > 0),
    choose,
    clear,
  }
}
