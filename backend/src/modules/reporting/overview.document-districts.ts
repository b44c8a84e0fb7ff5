import type { Speech } from '../../platform/documents/speech.ts'
import { cellOf, cellText, FIGURE_ON_PAPER, type FigureOnPaper } from './figure.document-table.ts'
import { OVERVIEW_WORDS } from './overview.words.ts'

const figure = (name: string, code: string, asks: string) =>
  `${name}: keyFigure(code: "${code}", from: $from, to: $to, territory: "08", by: ${asks}`

export const DISTRICTS_ON_PAPER = `query DistrictsOnPaper($from: Date!, $to: Date!) {
  ${figure('talks', 'KF-13', '[DISTRICT]) { ...FigureOnPaper districtsShown { shown reason openUntil } }')}
  ${figure('managers', 'KF-05', '[DISTRICT]) { ...FigureOnPaper }')}
  ${figure('units', 'KF-14', '[DISTRICT, UNIT]) { ...FigureOnPaper }')}
  ${figure('settings', 'KF-16', '[DISTRICT, SETTING]) { ...FigureOnPaper }')}
}
${FIGURE_ON_PAPER}`

export interface DistrictsOnPaper {
  talks: FigureOnPaper & {
    districtsShown: { shown: boolean; reason: string | null; openUntil: string | null }
  }
  managers: FigureOnPaper
  units: FigureOnPaper
  settings: FigureOnPaper
}

/** A row for each Kreis, or why there is none; what is hidden on the screen is hidden here. */
export function districtsOf(figures: DistrictsOnPaper, speech: Speech): object {
  const words = speech.of(OVERVIEW_WORDS)
  const { talks, managers, units, settings } = figures
  const { shown, openUntil } = talks.districtsShown
  const heading = words.districts
  if (!shown)
    return {
      heading,
      note: openUntil ? words.open.replace('{day}', speech.day(openUntil)) : words.notWhole,
    }
  const share = (table: FigureOnPaper, ags: string, code: string) =>
    cellText(cellOf(table, ags, code), 'SHARE', speech)
  return {
    heading,
    note: words.hiddenNote,
    // so that no reason why a number is missing takes a second line
    dense: true,
    columns: [
      { title: speech.word('dimension', 'DISTRICT'), share: 13 },
      ...words.columns.map(title => ({ title, end: true, share: 11 })),
    ],
    rows: namesOf(talks, managers).map(([ags, name]) => [
      name,
      cellText(cellOf(talks, ags), 'COUNT', speech),
      cellText(cellOf(managers, ags), 'HEADS', speech),
      share(units, ags, 'FAMILY'),
      share(settings, ags, 'OUTREACH'),
      share(settings, ags, 'ACCOMPANIMENT'),
    ]),
  }
}

const namesOf = (...tables: FigureOnPaper[]): [ags: string, name: string][] => {
  const keys = tables.flatMap(({ rows }) => rows.map(row => row.keys[0]!))
  return [...new Map(keys.map(({ code, label }) => [code, label]))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
}
