import { shallowRef, watch } from 'vue'

/** Under which name a draft keeps the version it is about. */
const SEEN = '@seen'

/**
 * What is typed stays about the version it was typed for, whatever is shown since, until the server tells of a newer one.
 * A form that changes no record has no version.
 */
export function useSeen(version: (() => number) | undefined, touched: () => boolean) {
  const now = () => version?.() ?? 0
  const seen = shallowRef(now())
  let told = false
  watch(now, shown => {
    if (!told && touched()) return
    told = false
    seen.value = shown
  })
  function overtaken() {
    // what is shown may not have caught up yet
    told = seen.value === now()
    seen.value = now()
  }
  function beginAnew() {
    told = false
    seen.value = now()
  }
  /** For the draft. */
  const mark = () => (version ? { [SEEN]: seen.value } : {})
  function takeUp({ [SEEN]: about }: Record<string, unknown>) {
    if (typeof about === 'number') seen.value = about
  }
  return { seen, mark, takeUp, overtaken, beginAnew }
}
