import type { Sort } from './sort.ts'

type Sortable = string | number | null | undefined

/** Sorted by `valueOf`; what has no value stands last in both directions. Equal rows keep their order. */
export function sortRows<T>(
  rows: readonly T[],
  sort: Sort,
  valueOf: (row: T, key: string) => Sortable,
): T[] {
  const sign = sort.down ? -1 : 1
  return rows.toSorted((a, b) => {
    const [x, y] = [valueOf(a, sort.key), valueOf(b, sort.key)]
    if (x == null || y == null) return Number(x == null) - Number(y == null)
    return sign * (typeof x === 'number' && typeof y === 'number' ? x - y : compare(x, y))
  })
}

const compare = (a: string | number, b: string | number) =>
  String(a).localeCompare(String(b), 'de', { numeric: true })
