import type { CellStatus } from './key-figure.codes.ts'
import type { FactRow, Facts } from './key-figure.facts.ts'
import { gate, type GateCell } from './privacy-gate.ts'

/** One number of one Kreis, and whether the gate hides it, in the period and in the one before. */
export interface Line extends GateCell {
  month: string | null
  code: string | null
  previous: number
  contributorsBefore: number
  hidden: CellStatus | null
  hiddenBefore: CellStatus | null
}

/** The facts as they are, for the own Kreis and for sums above the Kreis, of which everything is shown. */
export const exactLines = ({ facts }: Facts): Line[] => facts.map(lineOf)

/** The facts of all Kreise behind the gate; each line knows whether it may be shown. */
export function gatedLines({ facts }: Facts, from: string): Line[] {
  const lines = withZeros(facts.map(lineOf))
  const current = lines.filter(line => inPeriod(line, from))
  for (const [line, verdict] of gate(current)) if (verdict !== 'PUBLISHED') line.hidden = verdict
  const before = new Map(lines.map(line => [lineBefore(line), line]))
  for (const [cell, verdict] of gate([...before.keys()]))
    if (verdict !== 'PUBLISHED') before.get(cell)!.hiddenBefore = verdict
  return lines
}

/** The line in the period before, which passes the gate with the managers who contributed then. */
export const lineBefore = (line: Line): Line => ({
  ...line,
  value: line.previous,
  contributors: line.contributorsBefore,
  hidden: line.hiddenBefore,
})

const lineOf = (row: FactRow): Line => {
  const [district, month, code, value, previous, contributors, weight, contributorsBefore] = row
  const family = month ?? ''
  const column = `${family} ${code ?? ''}`
  return {
    district,
    month,
    code,
    value,
    previous,
    contributors,
    contributorsBefore,
    weight,
    family,
    column,
    hidden: null,
    hiddenBefore: null,
  }
}

const NOTHING = { value: 0, previous: 0, contributors: 0, contributorsBefore: 0, weight: 0 }

/** Nothing counted is a zero: a Kreis without it would give away the one beside it. */
function withZeros(lines: Line[]): Line[] {
  const columns = [...new Map(lines.map(line => [line.column, line])).values()]
  const known = new Set(lines.map(line => `${line.district} ${line.column}`))
  const zeros = [...new Set(lines.map(line => line.district))].flatMap(district =>
    columns
      .filter(({ column }) => !known.has(`${district} ${column}`))
      .map(line => ({ ...line, ...NOTHING, district })),
  )
  return [...lines, ...zeros]
}

/** Lines of the period before are read along for the comparison alone. */
export const inPeriod = ({ month }: Line, from: string): boolean =>
  month === null || month >= from.slice(0, 7)
