import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'

/** Follows `source` once it has been still for `ms`. */
export function useDebounced(source: Ref<string>, ms = 150) {
  const settled = ref(source.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(source, value => {
    clearTimeout(timer)
    timer = setTimeout(() => (settled.value = value), ms)
  })
  onScopeDispose(() => clearTimeout(timer))
  return readonly(settled)
}
