import { BLOCK_OF, codesIn, listIn } from './key-figure.formula.ts'
import { partsOf } from './key-figure.released.ts'
import { startOfPrevious, type KeyFigureRequest } from './key-figure.request.ts'
import { daysAfter, quarterOf } from './quarters.ts'

/** Digits in the key of a Kreis. */
const KREIS = 5

/** Whether the answer names single Kreise, which state functions see through the gate. */
export const namesDistricts = ({ by, territory }: KeyFigureRequest): boolean =>
  by.includes('DISTRICT') || territory.length === KREIS

/** The closed periods that a number is made of. */
export interface Parts {
  asked: string[]
  before: string[]
}

/** Of lines: each part of the range, and of the range before. */
export function partsOfLines(request: KeyFigureRequest): Parts {
  const asked = partsOf({ ...request, stock: false })
  if (!asked.length) return { asked, before: [] }
  const [from, to] = [startOfPrevious(request), daysAfter(request.from, -1)]
  return { asked, before: partsOf({ from, to, stock: false }) }
}

/** Of staff: the quarter whose last day is asked for, and that before the range. */
export const partsOfStaff = (request: KeyFigureRequest): Parts => ({
  asked: partsOf({ ...request, stock: true }),
  before: partsOfLines(request).asked.length ? [quarterOf(daysAfter(request.from, -1))] : [],
})

interface AskedRow extends Record<string, unknown> {
  gated: boolean
  counted: boolean
}

/** A request as the statement reads it, with its number among all. */
export function askedRow(request: KeyFigureRequest, n: number, tenant: string | null): AskedRow {
  const { code, from, to, by, territory, counted } = request
  const gated = tenant === null && namesDistricts(request)
  const [lines, staff] = [partsOfLines(request), partsOfStaff(request)]
  const codes = codesIn(by)
  return {
    n,
    code,
    first_day: from,
    last_day: to,
    before: startOfPrevious(request),
    territory,
    place: gated ? 'DISTRICT' : by.find(dimension => PLACES.has(dimension)),
    by_month: !gated && by.includes('MONTH'),
    block: codes && BLOCK_OF[codes],
    list: listIn(by),
    named: namesDistricts(request),
    gated,
    counted,
    line_parts: lines.asked,
    line_parts_before: lines.before,
    staff_parts: staff.asked,
    staff_parts_before: staff.before,
  }
}

const PLACES = new Set<string>(['GOVERNMENT_DISTRICT', 'DISTRICT'])
