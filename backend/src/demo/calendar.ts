import { Wheel, type Random } from './random.ts'

const DAY = 86_400_000
/** Summer holidays and the turn of the year are quiet. */
const SEASON = [0.98, 1.02, 1.06, 1, 0.97, 1, 0.9, 0.68, 1.03, 1.08, 1.05, 0.74]

/** Days of the demo as whole numbers since 1970; everything is an offset from the anchor day. */
export class Calendar {
  readonly today: number
  /** first day with talks: the first of the month 24 months ago */
  readonly start: number
  readonly #workdays: Wheel<number>

  constructor(today: string) {
    this.today = Date.parse(`${today}T00:00:00Z`) / DAY
    this.start = this.monthsAgo(24)
    const days: [number, number][] = []
    for (let day = this.start; day <= this.today; day++) {
      if (isWorkday(day)) days.push([day, this.#busyness(day)])
    }
    this.#workdays = new Wheel(days)
  }

  /** First day of the month that many months before the anchor. */
  monthsAgo(months: number): number {
    const date = new Date(this.today * DAY)
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1) / DAY
  }

  /** A working day of the 24 months, busy seasons more often. */
  anyWorkday(random: Random): number {
    return this.#workdays.spin(random)
  }

  #busyness(day: number): number {
    const growth = 1 + (0.18 * (day - this.start)) / (this.today - this.start)
    return (SEASON[new Date(day * DAY).getUTCMonth()] ?? 1) * growth
  }
}

/** This day, or the next Monday. */
export function workdayFrom(day: number): number {
  return isWorkday(day) ? day : workdayFrom(day + 1)
}

const texts = new Map<number, string>()

/** `2026-11-25` */
export function iso(day: number): string {
  let text = texts.get(day)
  if (text === undefined) {
    text = new Date(day * DAY).toISOString().slice(0, 10)
    texts.set(day, text)
  }
  return text
}

function isWorkday(day: number): boolean {
  const weekday = new Date(day * DAY).getUTCDay()
  return weekday !== 0 && weekday !== 6
}
