import { dayIn } from '../../platform/documents/days.ts'
import type { LetterKind } from '../../platform/documents/kind.ts'
import type { Speech } from '../../platform/documents/speech.ts'
import { BadInput } from '../../platform/ground/errors.ts'
import { comparisonOf, type Comparison } from './comparison.ts'
import { FIGURE_WORDS } from './figure.words.ts'
import { FIGURE_ON_PAPER, spanText, type FigureOnPaper } from './figure.document-table.ts'
import {
  DISTRICTS_ON_PAPER,
  districtsOf,
  type DistrictsOnPaper,
} from './overview.document-districts.ts'
import {
  definitionsOf,
  keysOf,
  sectionsOf,
  type FiguresCompared,
  type OverviewOnPaper,
} from './overview.document-sections.ts'
import { OVERVIEW_WORDS } from './overview.words.ts'

const figure = (name: string, code: string, asks: string) =>
  `${name}: keyFigure(code: "${code}", territory: $territory, ${asks}) { ...FigureOnPaper }`
const NOW = 'from: $from, to: $to, by:'
const BEFORE = 'from: $before, to: $until, by:'
const HEADS_BEFORE = 'from: $before, to: $headsUntil, by:'

const OVERVIEW = `query OverviewOnPaper($from: Date!, $to: Date!, $territory: String!) {
  ${figure('talks', 'KF-13', `${NOW} [MONTH]`)}
  ${figure('regions', 'KF-13', `${NOW} [GOVERNMENT_DISTRICT, SETTING]`)}
  ${figure('settings', 'KF-16', `${NOW} [SETTING]`)}
  ${figure('units', 'KF-14', `${NOW} [UNIT]`)}
  ${figure('topics', 'KF-18', `${NOW} [TOPIC]`)}
  ${figure('managers', 'KF-04', `${NOW} [GENDER]`)}
}
${FIGURE_ON_PAPER}`

const COMPARED = `query OverviewCompared($from: Date!, $to: Date!, $before: Date!, $until: Date!, $headsUntil: Date!, $territory: String!) {
  ${figure('talks', 'KF-13', `${NOW} []`)}
  ${figure('talksBefore', 'KF-13', `${BEFORE} []`)}
  ${figure('settings', 'KF-16', `${NOW} [SETTING]`)}
  ${figure('settingsBefore', 'KF-16', `${BEFORE} [SETTING]`)}
  ${figure('units', 'KF-14', `${NOW} [UNIT]`)}
  ${figure('unitsBefore', 'KF-14', `${BEFORE} [UNIT]`)}
  ${figure('managersBefore', 'KF-04', `${HEADS_BEFORE} [GENDER]`)}
}
${FIGURE_ON_PAPER}`

const LAND = '08'

/** The state's overview on paper: figures of the period, each with the one before, and all that a quotation needs. */
export const overviewDocument: LetterKind = {
  form: 'letter',
  name: 'overview',
  template: 'modules/reporting/overview.typ',
  operations: [OVERVIEW, COMPARED, DISTRICTS_ON_PAPER],
  parameters: ['from', 'to', 'territory'],
  write: async ({ ask, speech, today }, variables) => {
    const period = { from: dayGiven(variables, 'from'), to: dayGiven(variables, 'to') }
    const territory = variables['territory'] ?? LAND
    const figures = await ask<OverviewOnPaper>(OVERVIEW, { ...period, territory })
    const comparison = comparisonOf(period, today)
    const compared = comparison && {
      ...(await ask<FiguresCompared>(COMPARED, { ...asked(comparison), territory })),
      yearly: comparison.yearly,
    }
    const districts =
      territory === LAND ? await ask<DistrictsOnPaper>(DISTRICTS_ON_PAPER, period) : null
    const { talks } = figures
    const words = speech.of(OVERVIEW_WORDS)
    return {
      title: words.title.replace('{where}', talks.territoryLabel),
      subtitle: spanText(period, speech),
      file: [
        words.file,
        talks.territory,
        period.from.slice(0, 7),
        period.to.slice(0, 7),
        `${speech.of(FIGURE_WORDS).asOf} ${today}`,
      ],
      body: {
        quotation: quotationOf(talks, { speech, today, comparison }),
        keys: keysOf(figures, compared, speech),
        sections: [
          ...sectionsOf(figures, speech),
          ...(districts ? [districtsOf(districts, speech)] : []),
        ],
        definitions: definitionsOf(
          [...Object.values(figures), ...(districts ? [districts.managers] : [])],
          speech,
        ),
      },
    }
  },
}

const asked = ({ now, before, headsBefore }: Comparison) => ({
  ...now,
  before: before.from,
  until: before.to,
  headsUntil: headsBefore.to,
})

function comparedText(comparison: Comparison | null, speech: Speech): string {
  const words = speech.of(OVERVIEW_WORDS)
  if (!comparison) return words.notCompared
  return comparison.yearly
    ? words.comparedYear.replace('{span}', spanText(comparison.now, speech))
    : words.compared.replace('{span}', spanText(comparison.before, speech))
}

function dayGiven(variables: Parameters<typeof dayIn>[0], name: string): string {
  const day = dayIn(variables, name)
  if (!day) throw new BadInput({ path: name, rule: 'required', message: 'a calendar day' })
  return day
}

/** How settled the figures are, who has reported, with what they are compared, and where they are from. */
function quotationOf(
  { dataStatus, completeness, territoryVersion, source, sourceEn }: FigureOnPaper,
  { speech, today, comparison }: { speech: Speech; today: string; comparison: Comparison | null },
): string[] {
  const words = speech.of(OVERVIEW_WORDS)
  const state = speech.word('dataStatus', dataStatus)
  return [
    [
      words.asOf.replace('{day}', speech.day(today)).replace('{state}', state),
      words.received
        .replace('{received}', speech.number(completeness.received))
        .replace('{due}', speech.number(completeness.due)),
      comparedText(comparison, speech),
    ].join(' · '),
    [
      words.source.replace('{source}', speech.of({ de: source, en: sourceEn })),
      words.borders.replace('{day}', speech.day(territoryVersion)),
    ].join(' · '),
  ]
}
