import type { ModuleRows } from '../../../../test/access/rows.ts'
import { FOREIGN, OWN } from '../../../../test/access/stage.ts'
import type { Role } from '../../platform/identity/roles.ts'

const figures: readonly Role[] = ['coordinator', 'ministry_analyst', 'statistics_steward']
const state: readonly Role[] = ['ministry_analyst', 'statistics_steward']
const quarter = { from: '2026-01-01', to: '2026-03-31' }
const period = { from: '2026-01-01', to: '2026-02-28' }
const inLand = { ...period, territory: '08' }
const compared = {
  ...inLand,
  before: '2025-11-01',
  until: '2025-12-31',
  headsUntil: '2025-12-31',
}

export const reportingRows: ModuleRows = {
  fields: {
    keyFigureCatalogue: { allowed: figures, asks: '{ code }' },
    keyFigures: {
      allowed: figures,
      asks: '{ rows { cell { status } } }',
      also: ['requests.by'],
      variables: () => ({ requests: [{ code: 'KF-13', by: ['DISTRICT'], ...quarter }] }),
    },
    keyFigure: {
      allowed: figures,
      asks: '{ rows { cell { status } } }',
      also: ['by'],
      variables: () => ({ code: 'KF-13', by: ['DISTRICT'], ...quarter }),
    },
  },
  documents: {
    figures: {
      allowed: figures,
      variables: () => ({ figures: [{ code: 'KF-13', by: ['MONTH'], ...quarter }] }),
    },
    overview: { allowed: state, variables: () => quarter },
  },
  keys: 'code territory',
  probes: ({ own }) => [
    {
      who: 'coordinator',
      place: 'keyFigure.territory',
      own: OWN,
      hidden: [FOREIGN, '08', '081'],
      nowhere: '08499',
      given: { code: 'KF-13', ...quarter, by: [] },
    },
    {
      who: 'coordinator',
      place: 'keyFigure.code',
      own: 'KF-13',
      hidden: ['kf-13', own.mine.id],
      nowhere: 'KF-99',
      given: { ...quarter, by: [] },
    },
    {
      who: 'coordinator',
      place: 'keyFigures.requests.territory',
      own: OWN,
      hidden: [FOREIGN, '08', '081'],
      nowhere: '08499',
      given: { 'requests.code': 'KF-13', 'requests.from': quarter.from, 'requests.to': quarter.to },
    },
    {
      who: 'coordinator',
      place: 'keyFigures.requests.code',
      own: 'KF-13',
      hidden: ['kf-13', own.mine.id],
      nowhere: 'KF-99',
      given: { 'requests.from': quarter.from, 'requests.to': quarter.to },
    },
  ],
  reads: {
    DistrictsOnPaper: { who: 'ministry_analyst', variables: () => period },
    FigureInSheet: {
      who: 'ministry_analyst',
      variables: () => ({ code: 'KF-13', by: ['MONTH'], ...period }),
    },
    OverviewCompared: { who: 'ministry_analyst', variables: () => compared },
    OverviewOnPaper: { who: 'ministry_analyst', variables: () => inLand },
    Figures: {
      who: 'ministry_analyst',
      variables: () => ({
        requests: [
          { code: 'KF-13', by: ['DISTRICT'], ...quarter },
          { code: 'KF-16', by: ['SETTING'], ...period },
        ],
      }),
    },
  },
}
