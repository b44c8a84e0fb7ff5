import type { CalendarDate } from '@internationalized/date'
import { readonly, ref, watch } from 'vue'

/** The day on which a form was begun: midnight moves on a form in which nobody has typed (C4). */
export function useDayBegun(today: () => CalendarDate) {
  const day = ref(today().toString())
  /** From now on the form is of today. */
  const beginAnew = () => (day.value = today().toString())
  function followUntouched(touched: () => boolean, move: () => void): void {
    watch(today, () => {
      if (touched()) return
      beginAnew()
      move()
    })
  }
  return { day: readonly(day), beginAnew, followUntouched }
}
