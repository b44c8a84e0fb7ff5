import { dayIn } from '../../platform/documents/days.ts'
import type { LetterKind } from '../../platform/documents/kind.ts'
import type { Speech } from '../../platform/documents/speech.ts'
import { BadInput } from '../../platform/ground/errors.ts'
import { FIGURE_ON_PAPER, spanText, type FigureOnPaper } from './figure.document-table.ts'
import { startOfPrevious } from './key-figure.request.ts'
import {
  DISTRICTS_ON_PAPER,
  districtsOf,
  type DistrictsOnPaper,
} from './overview.document-districts.ts'
import {
  definitionsOf,
  keysOf,
  sectionsOf,
  type OverviewOnPaper,
} from './overview.document-sections.ts'
import { OVERVIEW_WORDS } from './overview.words.ts'
import { daysAfter } from './quarters.ts'

const figure = (name: string, code: string, asks: string) =>
  `${name}: keyFigure(code: "${code}", territory: $territory, ${asks}) { ...FigureOnPaper }`
const NOW = 'from: $from, to: $to, by:'
const BEFORE = 'from: $before, to: $until, by:'

const OVERVIEW = `query OverviewOnPaper($from: Date!, $to: Date!, $before: Date!, $until: Date!, $territory: String!) {
  ${figure('talks', 'KF-13', `${NOW} [MONTH]`)}
  ${figure('regions', 'KF-13', `${NOW} [GOVERNMENT_DISTRICT, SETTING]`)}
  ${figure('settings', 'KF-16', `${NOW} [SETTING]`)}
  ${figure('settingsBefore', 'KF-16', `${BEFORE} [SETTING]`)}
  ${figure('units', 'KF-14', `${NOW} [UNIT]`)}
  ${figure('unitsBefore', 'KF-14', `${BEFORE} [UNIT]`)}
  ${figure('topics', 'KF-18', `${NOW} [TOPIC]`)}
  ${figure('managers', 'KF-04', `${NOW} [GENDER]`)}
  ${figure('managersBefore', 'KF-04', `${BEFORE} [GENDER]`)}
}
${FIGURE_ON_PAPER}`

const LAND = '08'

/** The state's overview on paper: figures of the period, each with the one before, and all that a quotation needs. */
export const overviewDocument: LetterKind = {
  form: 'letter',
  name: 'overview',
  template: 'modules/reporting/overview.typ',
  operations: [OVERVIEW, DISTRICTS_ON_PAPER],
  parameters: ['from', 'to', 'territory'],
  write: async ({ ask, speech, today }, variables) => {
    const period = { from: dayGiven(variables, 'from'), to: dayGiven(variables, 'to') }
    const before = { from: startOfPrevious(period), to: daysAfter(period.from, -1) }
    const territory = variables['territory'] ?? LAND
    const asked = { ...period, before: before.from, until: before.to, territory }
    const figures = await ask<OverviewOnPaper>(OVERVIEW, asked)
    const districts =
      territory === LAND ? await ask<DistrictsOnPaper>(DISTRICTS_ON_PAPER, period) : null
    const { talks } = figures
    const words = speech.of(OVERVIEW_WORDS)
    return {
      title: words.title.replace('{where}', talks.territoryLabel),
      subtitle: spanText(period, speech),
      file: [words.file, talks.territory, period.from.slice(0, 7), period.to.slice(0, 7)],
      body: {
        quotation: quotationOf(talks, { speech, today, before }),
        keys: keysOf(figures, speech),
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

function dayGiven(variables: Parameters<typeof dayIn>[0], name: string): string {
  const day = dayIn(variables, name)
  if (!day) throw new BadInput({ path: name, rule: 'required', message: 'a calendar day' })
  return day
}

/** How settled the figures are, who has reported, with what they are compared, and where they are from. */
function quotationOf(
  { dataStatus, completeness, territoryVersion, source, sourceEn }: FigureOnPaper,
  {
    speech,
    today,
    before,
  }: { speech: Speech; today: string; before: { from: string; to: string } },
): string[] {
  const words = speech.of(OVERVIEW_WORDS)
  const state = speech.word('dataStatus', dataStatus)
  return [
    [
      words.asOf.replace('{day}', speech.day(today)).replace('{state}', state),
      words.received
        .replace('{received}', speech.number(completeness.received))
        .replace('{due}', speech.number(completeness.due)),
      words.compared.replace('{span}', spanText(before, speech)),
    ].join(' · '),
    [
      words.source.replace('{source}', speech.of({ de: source, en: sourceEn })),
      words.borders.replace('{day}', speech.day(territoryVersion)),
    ].join(' · '),
  ]
}
