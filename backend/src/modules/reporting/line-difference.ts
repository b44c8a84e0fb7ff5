/** A line that facts and rollup do not agree on, or a code that no list has; null where one of them has none. */
export interface LineDifference {
  table: string
  tenant: string
  key: string
  expected: string | null
  found: string | null
}
