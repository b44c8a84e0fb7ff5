import { daysOf, type Comparison, type Period } from './period.ts'
import type { FullTable, Wishes } from './useFigures.ts'

interface View {
  period: Period
  /** Months of quarters that are not closed yet. */
  open: Period
  territory: string
  comparison: Comparison | undefined
}

/** What the overview shows, in the order of the page. */
export function overviewWishes({ period, open, territory, comparison }: View) {
  const now = { ...daysOf(period), territory }
  // what is not compared is asked for all the same, so that the answers keep their places
  const before = { ...daysOf(comparison?.before ?? period), territory }
  const headsBefore = { ...daysOf(comparison?.headsBefore ?? period), territory }
  const land = { ...daysOf(period), territory: '08' }
  return {
    talks: { code: 'KF-13', by: ['MONTH'], ...now },
    talksBefore: { code: 'KF-13', by: [], ...before },
    regions: { code: 'KF-13', by: ['GOVERNMENT_DISTRICT', 'SETTING'], ...now },
    settings: { code: 'KF-16', by: ['SETTING'], ...now },
    settingMonths: { code: 'KF-16', by: ['MONTH', 'SETTING'], ...now },
    settingsBefore: { code: 'KF-16', by: ['SETTING'], ...before },
    units: { code: 'KF-14', by: ['UNIT'], ...now },
    unitMonths: { code: 'KF-14', by: ['MONTH', 'UNIT'], ...now },
    unitsBefore: { code: 'KF-14', by: ['UNIT'], ...before },
    topics: { code: 'KF-18', by: ['TOPIC'], ...now },
    managers: { code: 'KF-04', by: ['GENDER'], ...now },
    managersBefore: { code: 'KF-04', by: ['GENDER'], ...headsBefore },
    kreisTalks: { code: 'KF-13', by: ['DISTRICT'], ...land },
    kreisManagers: { code: 'KF-05', by: ['DISTRICT'], ...land },
    kreisUnits: { code: 'KF-14', by: ['DISTRICT', 'UNIT'], ...land },
    kreisSettings: { code: 'KF-16', by: ['DISTRICT', 'SETTING'], ...land },
    /** Of the Land and its parts; and it says which quarter is the last that is closed. */
    live: { code: 'KF-13', by: ['GOVERNMENT_DISTRICT'], ...daysOf(open), territory: '08' },
  } satisfies Wishes<string>
}

export type OverviewFigures = Record<keyof ReturnType<typeof overviewWishes>, FullTable>

/** Those of single Kreise, whatever the territory is. */
export const districtFigures = (figures: OverviewFigures) => ({
  talks: figures.kreisTalks,
  managers: figures.kreisManagers,
  units: figures.kreisUnits,
  settings: figures.kreisSettings,
})
