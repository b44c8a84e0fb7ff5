import {
  array,
  maxLength,
  minLength,
  object,
  pipe,
  record,
  safeParse,
  string,
  unknown,
} from 'valibot'
import type { TablesKind, Variables } from '../../platform/documents/kind.ts'
import type { Speech } from '../../platform/documents/speech.ts'
import type { Column, Value } from '../../platform/documents/task.ts'
import type { TableRows } from '../../platform/documents/workshop.ts'
import { BadInput } from '../../platform/ground/errors.ts'
import {
  cellText,
  FIGURE_ON_PAPER,
  keyText,
  labelOf,
  spanText,
  type CellOnPaper,
  type FigureOnPaper,
} from './figure.document-table.ts'
import { FIGURE_WORDS } from './figure.words.ts'
import type { Dimension } from './key-figure.codes.ts'
import { isQuotient } from './key-figure.formula.ts'

const FIGURE = `query FigureInSheet($code: String!, $from: Date!, $to: Date!, $by: [Dimension!]!, $territory: String) {
  keyFigure(code: $code, from: $from, to: $to, by: $by, territory: $territory) { ...FigureOnPaper }
}
${FIGURE_ON_PAPER}`

/** All that stands on one page of the product. */
const MOST_FIGURES = 12
/** What each of them is, the operation checks. */
const Figures = object({
  figures: pipe(array(record(string(), unknown())), minLength(1), maxLength(MOST_FIGURES)),
})

/** Key figures with everything that is needed to quote them, one table each. */
export const figuresDocument: TablesKind = {
  form: 'tables',
  name: 'figures',
  people: false,
  operations: [FIGURE],
  parameters: ['figures'],
  write: async ({ ask, speech, today }, variables) => {
    const figures: FigureOnPaper[] = []
    for (const asked of askedIn(variables)) {
      const { keyFigure } = await ask<{ keyFigure: FigureOnPaper }>(FIGURE, asked)
      figures.push(keyFigure)
    }
    const [first] = figures as [FigureOnPaper]
    const codes = new Set(figures.map(({ figure }) => figure.code))
    const words = speech.of(FIGURE_WORDS)
    return {
      title: codes.size > 1 ? words.figures : `${first.figure.code}: ${labelOf(first, speech)}`,
      subtitle: [first.territoryLabel, spanText(first, speech)].join(' · '),
      file: [
        ...namesOf(figures, speech),
        first.from.slice(0, 7),
        first.to.slice(0, 7),
        ...new Set(figures.map(({ territory }) => territory)),
        `${words.asOf} ${today}`,
      ],
      tables: figures.map(figure => tableOf(figure, speech)),
    }
  },
}

/** A system's names of files end at 255 bytes; the rest of the name has to go in, too. */
const LONGEST_NAMES = 150

/** What is in the file: each figure by its dimensions (C15), or of very many all figures and all dimensions. */
function namesOf(figures: readonly FigureOnPaper[], speech: Speech): string[] {
  const dimension = (each: Dimension) => speech.word('dimension', each)
  const single = figures.map(({ figure, by }) => [figure.code, ...by.map(dimension)].join(' '))
  if (single.length === 1) return [...single, labelOf(figures[0]!, speech).slice(0, 40)]
  const { file } = speech.of(FIGURE_WORDS)
  if (single.join().length <= LONGEST_NAMES) return [file, ...single]
  const codes = new Set(figures.map(({ figure }) => figure.code))
  const dimensions = new Set(figures.flatMap(({ by }) => by.map(dimension)))
  return [file, [...codes].join(' '), [...dimensions].join(' ')]
}

function askedIn(variables: Variables): Variables[] {
  const { success, output } = safeParse(Figures, variables)
  if (success) return output.figures
  throw new BadInput({
    path: 'figures',
    rule: 'invalid',
    message: `a list of 1 to ${MOST_FIGURES} figures`,
    least: 1,
    most: MOST_FIGURES,
  })
}

function tableOf(table: FigureOnPaper, speech: Speech): TableRows {
  const isParted = isQuotient(table.figure)
  const rows = table.rows.map(({ keys, cell }): Value[] => [
    ...keys.flatMap(key => [key.code, keyText(key, speech)]),
    ...numbersOf(cell, isParted),
    cell.value === null
      ? cellText(cell, table.figure.kind, speech)
      : speech.word('cell', cell.status),
  ])
  return {
    title: `${table.figure.code} ${labelOf(table, speech)}`,
    notes: notesOf(table, speech),
    columns: columnsOf(table, speech),
    parts: once(rows),
  }
}

/** What a quotation needs. */
function notesOf(table: FigureOnPaper, speech: Speech): string[][] {
  const words = speech.of(FIGURE_WORDS)
  const { figure, completeness } = table
  return [
    [words.figure, `${figure.code} v${figure.version}: ${labelOf(table, speech)}`],
    [words.period, table.from, table.to],
    [words.territory, table.territory, table.territoryLabel, table.territoryVersion],
    [words.complete, String(completeness.received), String(completeness.due)],
    [words.state, speech.word('dataStatus', table.dataStatus)],
    [words.source, speech.of({ de: table.source, en: table.sourceEn })],
  ]
}

function columnsOf({ by, figure }: FigureOnPaper, speech: Speech): Column[] {
  const words = speech.of(FIGURE_WORDS)
  const isParted = isQuotient(figure)
  return [
    ...by.flatMap((dimension): Column[] => {
      const title = speech.word('dimension', dimension)
      return [
        { title: `${title} (${words.code})`, kind: 'text', width: 18 },
        { title, kind: 'text', width: 28 },
      ]
    }),
    { title: words.value, kind: figure.kind === 'SHARE' ? 'share' : 'number', width: 12 },
    ...(isParted
      ? ([
          { title: words.numerator, kind: 'number', width: 12 },
          { title: words.denominator, kind: 'number', width: 12 },
        ] as const)
      : []),
    { title: words.status, kind: 'text', width: 18 },
  ]
}

const numbersOf = ({ value, numerator, denominator }: CellOnPaper, shares: boolean): Value[] =>
  shares ? [value, numerator, denominator] : [value]

async function* once<Part>(part: Part): AsyncGenerator<Part> {
  yield part
}
