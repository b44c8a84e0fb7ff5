import { activityFigures } from './activity-figures.ts'
import { derivedFigures } from './derived-figures.ts'
import type { KeyFigureRow, Term } from './key-figure-row.ts'
import { staffFigures } from './staff-figures.ts'
import type { Row } from './upsert.ts'

const VALID_FROM = '2017-01-01'

export const keyFigures: readonly KeyFigureRow[] = [
  ...staffFigures,
  ...activityFigures,
  ...derivedFigures,
]

/** Blocks that live facts are counted in; of a figure that names another nobody reports anything yet. */
const COUNTED = new Set<Term['block']>(['A', 'B', 'D', 'HEADS', 'FTE'])
/** The first day that can be asked for. */
const COUNTED_FROM = '2005-01-01'

/** The catalogue as the ministry reads it. */
export const reportedFigureRows = (): Row[] =>
  keyFigures.map(({ numerator, denominator, ...figure }) => ({
    code: figure.code,
    version: figure.version,
    label_de: figure.labelDe,
    label_en: figure.labelEn,
    definition_de: figure.definitionDe,
    definition_en: figure.definitionEn,
    kind: figure.kind,
    numerator_block: numerator.block,
    numerator_codes: numerator.codes ?? null,
    denominator_block: denominator?.block ?? null,
    denominator_codes: denominator?.codes ?? null,
    dimensions: figure.dimensions,
    source_chapter: figure.sourceChapter,
  }))

export const keyFigureRows = (): Row[] =>
  reportedFigureRows().map((row, index) => ({
    ...row,
    numerator_de: keyFigures[index]!.numerator.de,
    denominator_de: keyFigures[index]!.denominator?.de ?? null,
    valid_from: VALID_FROM,
  }))

/** One source a figure and period. */
export const sourceRows = (): Row[] =>
  keyFigures
    .filter(figure => termsOf(figure).every(({ block }) => COUNTED.has(block)))
    .map(({ code }) => ({ code, valid_from: COUNTED_FROM, valid_to: null, source: 'LIVE' }))

const termsOf = ({ numerator, denominator }: KeyFigureRow): Term[] =>
  denominator ? [numerator, denominator] : [numerator]
