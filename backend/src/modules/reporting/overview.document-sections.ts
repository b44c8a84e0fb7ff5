import type { Speech } from '../../platform/documents/speech.ts'
import { cellOf, cellText, keyText, labelOf, type FigureOnPaper } from './figure.document-table.ts'
import { OVERVIEW_WORDS } from './overview.words.ts'

export type OverviewOnPaper = Record<
  'talks' | 'regions' | 'settings' | 'units' | 'topics' | 'managers',
  FigureOnPaper
>
/** Of the months that are compared, and of those they are compared with. */
export type FiguresCompared = Record<
  | 'talks'
  | 'talksBefore'
  | 'settings'
  | 'settingsBefore'
  | 'units'
  | 'unitsBefore'
  | 'managersBefore',
  FigureOnPaper
>
type Compared = (FiguresCompared & { yearly: boolean }) | null

const SETTINGS = ['COUNSELLING_OFFICE', 'OUTREACH', 'ACCOMPANIMENT'] as const

/** The numbers that are asked for first, each with its change. */
export function keysOf(figures: OverviewOnPaper, compared: Compared, speech: Speech): object[] {
  const { talks, managers } = figures
  const words = speech.of(OVERVIEW_WORDS)
  const changes = changesIn(speech, compared?.yearly ? words.yearBefore : words.periodBefore)
  const shareOf = (name: 'units' | 'settings', code: string) => ({
    value: cellText(cellOf(figures[name], code), 'SHARE', speech),
    note: changes.ofShare(
      compared && cellOf(compared[name], code)?.value,
      compared && cellOf(compared[`${name}Before`], code)?.value,
    ),
  })
  return [
    {
      label: words.talks,
      value: cellText(talks.total, 'COUNT', speech),
      note: changes.ofCount(compared?.talks.total.value, compared?.talksBefore.total.value),
    },
    {
      label: words.managers,
      value: cellText(managers.total, 'HEADS', speech),
      note: changes.ofHeads(managers.total.value, compared?.managersBefore.total.value),
    },
    { label: words.families, ...shareOf('units', 'FAMILY') },
    { label: words.outreach, ...shareOf('settings', 'OUTREACH') },
  ]
}

const SIGNED = {
  signDisplay: 'exceptZero',
  maximumFractionDigits: 1,
  minimumFractionDigits: 1,
} as const
type Number = number | null | undefined

/** Nothing where there is nothing to compare with. */
function changesIn(speech: Speech, what: string) {
  const { change, changePoints } = speech.of(OVERVIEW_WORDS)
  const told = (words: string, n: string) => words.replace('{n}', n).replace('{what}', what)
  return {
    ofCount: (now: Number, before: Number): string =>
      now == null || !before
        ? ''
        : told(change, speech.number(now / before - 1, { ...SIGNED, style: 'percent' })),
    ofHeads: (now: Number, before: Number): string =>
      now == null || !before
        ? ''
        : told(change, speech.number(now - before, { signDisplay: 'exceptZero' })),
    /** Shares differ by percentage points, never by percents of percents. */
    ofShare: (now: Number, before: Number): string =>
      now == null || before == null
        ? ''
        : told(changePoints, speech.number((now - before) * 100, SIGNED)),
  }
}

export function sectionsOf(figures: OverviewOnPaper, speech: Speech): object[] {
  const { talks, settings, units, topics, managers } = figures
  const words = speech.of(OVERVIEW_WORDS)
  const mentions = speech.number(topics.total.value ?? 0)
  return [
    { heading: words.perMonth, source: sourceOf(talks), ...numbersOf(talks, speech) },
    regionsOf(figures.regions, speech),
    { heading: words.where, source: sourceOf(settings), ...sharesOf(settings, speech) },
    { heading: words.withWhom, source: sourceOf(units), ...sharesOf(units, speech) },
    {
      heading: words.topics,
      source: sourceOf(topics),
      note: words.mentions.replace('{n}', mentions),
      ...sharesOf(topics, speech),
    },
    { heading: words.byGender, source: sourceOf(managers), ...numbersOf(managers, speech) },
  ]
}

const sourceOf = ({ figure }: FigureOnPaper): string => `${figure.code} v${figure.version}`

/** Numbers, each with a bar as long as it is large. */
function numbersOf(table: FigureOnPaper, speech: Speech): object {
  const words = speech.of(OVERVIEW_WORDS)
  const most = Math.max(1, ...table.rows.map(({ cell }) => cell.value ?? 0))
  const title = speech.word('dimension', table.by[0]!)
  return {
    columns: [
      { title, share: 2 },
      { title: words.number, end: true },
    ],
    bars: table.rows.map(({ cell }) => (cell.value ?? 0) / most),
    rows: table.rows.map(({ keys, cell }) => [
      keyText(keys[0]!, speech),
      cellText(cell, table.figure.kind, speech),
    ]),
  }
}

/** Shares and what they are made of, the largest first. */
function sharesOf(table: FigureOnPaper, speech: Speech): object {
  const words = speech.of(OVERVIEW_WORDS)
  const rows = table.rows.toSorted((a, b) => (b.cell.value ?? -1) - (a.cell.value ?? -1))
  return {
    columns: [
      { title: speech.word('dimension', table.by[0]!), share: 2 },
      { title: words.number, end: true },
      { title: words.share, end: true },
    ],
    bars: rows.map(({ cell }) => cell.value ?? 0),
    rows: rows.map(({ keys, cell }) => [
      keyText(keys[0]!, speech),
      cellText({ ...cell, value: cell.numerator }, 'COUNT', speech),
      cellText(cell, 'SHARE', speech),
    ]),
  }
}

/** A row for each Regierungsbezirk, its talks by setting; the sum where every part of it is told. */
function regionsOf(table: FigureOnPaper, speech: Speech): object {
  const words = speech.of(OVERVIEW_WORDS)
  const names = new Map(table.rows.map(({ keys }) => [keys[0]!.code, keys[0]!.label]))
  return {
    heading: words.byRegion,
    source: sourceOf(table),
    columns: [
      { title: speech.word('dimension', 'GOVERNMENT_DISTRICT'), share: 1 },
      ...SETTINGS.map(code => ({ title: speech.word('setting', code), end: true })),
      { title: words.all, end: true },
    ],
    rows: [...names].map(([ags, name]) => {
      // a setting without a row had no talk
      const cells = SETTINGS.map(code => cellOf(table, ags, code) ?? NO_TALK)
      const told = cells.every(({ value }) => value !== null)
      const total = cells.reduce((sum, { value }) => sum + (value ?? 0), 0)
      const whole = told
        ? { value: total, status: 'PUBLISHED' as const }
        : cells.find(({ value }) => value === null)
      return [
        name,
        ...cells.map(cell => cellText(cell, 'COUNT', speech)),
        cellText(whole, 'COUNT', speech),
      ]
    }),
  }
}

const NO_TALK = { value: 0, status: 'PUBLISHED' } as const

/** What each of the figures means, once. */
export function definitionsOf(tables: readonly FigureOnPaper[], speech: Speech): object {
  const words = speech.of(OVERVIEW_WORDS)
  const figures = new Map(tables.map(table => [table.figure.code, table]))
  const sorted = [...figures.values()].sort((a, b) => (a.figure.code < b.figure.code ? -1 : 1))
  return {
    heading: words.definitions,
    items: sorted.map(table => {
      const { code, version, sourceChapter, definitionDe, definitionEn } = table.figure
      const from = words.version
        .replace('{code}', code)
        .replace('{version}', String(version))
        .replace('{chapter}', sourceChapter)
      return {
        label: `${labelOf(table, speech)} (${from})`,
        text: speech.of({ de: definitionDe, en: definitionEn }),
      }
    }),
  }
}
