import anyAscii from 'any-ascii'

/** File numbers that may be meant by what was typed. */
export interface NumberTerms {
  exact: string[]
  /** Ranges of numbers that begin like this, both ends included. */
  from: string[]
  to: string[]
}

const DIGITS = 5
const FIRST_YEAR = 2000
const LAST_YEAR = 2099
const LAST = '9'.repeat(DIGITS)
/** A year and what follows it, or either alone; other words may stand before: `Az. 2026/71`. */
const TYPED =
  /^(?:(?:az|nr|no|fall|akte|case|file)\.?\s*|#\s*)?(\d{1,10})(?:\s*[-–—/.,:_ ]\s*(\d{1,6}))?$/i

/** Reads a number with any separator or none, leading zeros left out or not; null when it is none. */
export function numberTerms(typed: string): NumberTerms | null {
  const [, first, second] = TYPED.exec(anyAscii(typed).trim()) ?? []
  if (!first) return null
  if (second !== undefined) return ofBoth(first, second)
  const terms = ofAnyYear(first)
  if (!/^20\d\d/.test(first)) return terms
  const { exact, from, to } = ofYear(first.slice(0, 4), first.slice(4))
  return { exact: [...terms.exact, ...exact], from, to }
}

/** The year comes first; behind the number it is a year as well: `71/2026`. */
function ofBoth(first: string, second: string): NumberTerms {
  const terms = ofYear(fullYear(first), second)
  if (YEAR.test(first) || !/^(20)?\d\d$/.test(second)) return terms
  return { ...terms, exact: [...terms.exact, ...ofYear(fullYear(second), first).exact] }
}

const YEAR = /^20\d\d$/

const fullYear = (year: string): string => (year.length === 2 ? `20${year}` : year)

function ofYear(year: string, serial: string): NumberTerms {
  const begun = `${year}-${serial}`
  const exact = serial === '' ? [] : [`${year}-${padded(serial)}`]
  return { exact, from: [begun], to: [`${begun}${LAST}`] }
}

/** Without a year it is the whole serial number, of any year. */
function ofAnyYear(serial: string): NumberTerms {
  if (serial.length > DIGITS + 1) return { exact: [], from: [], to: [] }
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, at) => FIRST_YEAR + at)
  return { exact: years.map(year => `${year}-${padded(serial)}`), from: [], to: [] }
}

const padded = (serial: string): string => serial.replace(/^0+/, '').padStart(DIGITS, '0')
