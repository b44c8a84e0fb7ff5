import { today, type CalendarDate } from '@internationalized/date'
import { onScopeDispose, shallowRef } from 'vue'

const ZONE = 'Europe/Berlin'
const EVERY_MINUTE = 60_000

/** The day in Germany, whatever the device thinks; moves on at midnight. */
export function useToday() {
  const day = shallowRef<CalendarDate>(today(ZONE))
  const timer = setInterval(() => {
    const now = today(ZONE)
    if (now.compare(day.value)) day.value = now
  }, EVERY_MINUTE)
  onScopeDispose(() => clearInterval(timer))
  return day
}
