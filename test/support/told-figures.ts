import { keyFigures } from '../../backend/src/modules/reference/data/key-figures.ts'
import type { Question } from './questions.ts'

/** A number that can be shown or hidden; without a code the whole of the block. */
export interface Figure {
  ags: string
  block: string
  code: string | null
  from: string
  to: string
}

export interface Part {
  block: string
  codes?: readonly string[]
}

/** Figures whose cells are each one number of a Kreis, or the share of one in its whole. */
const ALONE = new Set('04 05 10 13 14 15 16 18'.split(' ').map(number => `KF-${number}`))

/** Figures that are two numbers, and those that nobody collects yet. */
export const TOGETHER: Readonly<Record<string, [Part, Part]>> = Object.fromEntries(
  keyFigures
    .filter(({ code }) => !ALONE.has(code))
    .map(({ code, numerator, denominator = numerator }) => [
      code,
      [numerator, denominator].map(({ block, codes }): Part => ({
        block: block === 'HEADS' ? 'GENDER' : block,
        ...(codes && { codes }),
      })) as [Part, Part],
    ]),
)

const CODES = ['SETTING', 'UNIT', 'TOPIC', 'GENDER']
const BLOCKS: Record<string, string> = {
  'KF-04': 'GENDER',
  'KF-05': 'GENDER',
  'KF-10': 'GENDER',
  'KF-16': 'B',
  'KF-18': 'D',
}

export function figureOf(
  { figure, from, to, by, territory }: Question,
  keys: readonly { dimension: string; code: string }[],
): Figure {
  const key = new Map(keys.map(({ dimension, code }) => [dimension, code]))
  const block = by.includes('SETTING') ? 'B' : (BLOCKS[figure] ?? 'A')
  const [code = null] = CODES.flatMap(name => key.get(name) ?? [])
  const month = block === 'GENDER' ? to : key.get('MONTH')
  const places = [territory, key.get('GOVERNMENT_DISTRICT'), key.get('DISTRICT')]
  const ags = places.reduce((a = '', b = '') => (b.length > a.length ? b : a))!
  const found = { ags, block, code, from: month ?? from, to: month ?? to }
  return code === null ? wholeOf(found) : found
}

/** All talks are one number, whether they were asked for with their settings or their units. */
export const wholeOf = (figure: Figure): Figure => ({
  ...figure,
  block: figure.block === 'B' ? 'A' : figure.block,
  code: null,
})

export const numberName = ({ ags, block, code }: Figure): string =>
  `${ags} ${block} ${code ?? 'all'}`
export const nameOf = (figure: Figure): string =>
  `${numberName(figure)} ${figure.from}..${figure.to}`
