import { watch, type Ref } from 'vue'

/** When the button that has the focus goes with its row, the one that comes to its place has it, or else the list. */
export function useFocusKept(list: Readonly<Ref<HTMLElement | null>>, rows: () => unknown) {
  const buttons = () => [...(list.value?.querySelectorAll('button') ?? [])]
  let at = -1
  watch(rows, () => (at = buttons().findIndex(button => button === document.activeElement)))
  watch(
    rows,
    () => {
      if (at < 0 || document.activeElement !== document.body) return
      const left = buttons()
      ;(left[at] ?? left.at(-1) ?? list.value)?.focus()
    },
    { flush: 'post' },
  )
}
