import { shallowRef, watch } from 'vue'

/** What is typed stays about the version it was typed for, whatever is shown since, until the server tells of a newer one. */
export function useSeen({ version, touched }: { version: () => number; touched: () => boolean }) {
  const seen = shallowRef(version())
  let told = false
  watch(version, now => {
    if (!told && touched()) return
    told = false
    seen.value = now
  })
  function overtaken() {
    // what is shown may not have caught up yet
    told = seen.value === version()
    seen.value = version()
  }
  function beginAnew() {
    told = false
    seen.value = version()
  }
  return { seen, overtaken, beginAnew }
}
