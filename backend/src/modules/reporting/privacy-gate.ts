/** One number of one Kreis, before anybody may see it. */
export interface GateCell {
  district: string
  /** What else distinguishes the cell, e.g. month and code; cells of one column add up to a published total. */
  column: string
  /** Groups columns that add up within a Kreis, e.g. all settings of one month. */
  family: string
  value: number
  /** Managers behind it, in the largest month of the period. */
  contributors: number
  /** Value over the whole time, which decides who is hidden along, whatever filters are set. */
  weight: number
}

export type Verdict = 'PUBLISHED' | 'SUPPRESSED_PRIMARY' | 'SUPPRESSED_SECONDARY'

/** R-SDC-3. */
const MIN_CONTRIBUTORS = 3

/**
 * Decides which cells of Kreise may be shown. Primary: fewer than three managers contribute (R-SDC-3); zero is
 * shown. Secondary (R-SDC-5): where exactly one Kreis of a Regierungsbezirk, or one code of a Kreis, is hidden, the
 * next smallest goes too, until no total gives a cell back.
 */
export function gate<Cell extends GateCell>(cells: readonly Cell[]): Map<Cell, Verdict> {
  const verdicts = new Map(cells.map(cell => [cell, primary(cell)]))
  const lines = [...group(cells, columnOf), ...group(cells, familyOf)]

  let changed = true
  while (changed) {
    changed = false
    for (const line of lines) changed = coverSingle(line, verdicts) || changed
  }
  return verdicts
}

const primary = ({ value, contributors }: GateCell): Verdict =>
  value !== 0 && contributors < MIN_CONTRIBUTORS ? 'SUPPRESSED_PRIMARY' : 'PUBLISHED'

/**
 * Hides a second cell where one alone would follow from the sum, a zero where there is nothing else.
 * Returns whether it had to.
 */
function coverSingle<Cell extends GateCell>(
  line: readonly Cell[],
  verdicts: Map<Cell, Verdict>,
): boolean {
  const shown = line.filter(cell => verdicts.get(cell) === 'PUBLISHED')
  const counted = shown.filter(cell => cell.value !== 0)
  if (line.length - shown.length !== 1) return false

  const cover = counted.length ? counted : shown
  verdicts.set(cover.reduce(smaller), 'SUPPRESSED_SECONDARY')
  return true
}

const smaller = <Cell extends GateCell>(a: Cell, b: Cell): Cell =>
  b.weight < a.weight || (b.weight === a.weight && b.district < a.district) ? b : a

const columnOf = ({ district, column }: GateCell): string => `${district.slice(0, 3)} ${column}`
const familyOf = ({ district, family }: GateCell): string => `${district} ${family}`

function group<Cell extends GateCell>(
  cells: readonly Cell[],
  keyOf: (cell: GateCell) => string,
): Cell[][] {
  return [...Map.groupBy(cells, keyOf).values()].filter(line => line.length > 1)
}
