/** Months as 2026-01, both among them. */
export interface Range {
  from: string
  to: string
}

/** Months count from year zero. */
export const numberOf = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
export const monthAt = (number: number): string =>
  `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`

const ranges = new Map<string, string[]>()

export function monthsOf({ from, to }: Range): string[] {
  const key = from + to
  let months = ranges.get(key)
  if (!months) {
    const count = numberOf(to) - numberOf(from) + 1
    months = Array.from({ length: count }, (_, index) => monthAt(numberOf(from) + index))
    ranges.set(key, months)
  }
  return months
}

export function periodBefore(range: Range): Range {
  const count = monthsOf(range).length
  return { from: monthAt(numberOf(range.from) - count), to: monthAt(numberOf(range.from) - 1) }
}

/** The quarters that a range touches. */
export const quartersAround = ({ from, to }: Range): Range => ({
  from: monthAt(numberOf(from) - (numberOf(from) % 3)),
  to: monthAt(numberOf(to) - (numberOf(to) % 3) + 2),
})

const rangesOf = (months: readonly string[]): Range[] =>
  months.flatMap((from, first) => months.slice(first).map(to => ({ from, to })))

/** Every row of whole quarters within these months. */
export const rowsOfQuarters = (months: readonly string[]): Range[] =>
  rangesOf(months).filter(({ from, to }) => numberOf(from) % 3 === 0 && numberOf(to) % 3 === 2)
