import type { Module } from '../../platform/module.ts'
import { figuresDocument } from './figures.document.ts'
import { closeQuarters } from './gate/close-quarters.ts'
import { closingDoors } from './gate/closing-doors.ts'
import { KeyFigureResolver } from './key-figure.resolver.ts'
import { overviewDocument } from './overview.document.ts'
import { reportingPolicy } from './reporting.policy.ts'

/** Key figures over all tenants, and what is told of single Kreise. */
export const reporting: Module = {
  fields: [KeyFigureResolver],
  documents: [figuresDocument, overviewDocument],
  abilities: {
    readOwnFigures: {
      rule: reportingPolicy.readOwn,
      description: 'See the key figures of the own Kreis.',
    },
    readStateFigures: {
      rule: reportingPolicy.readState,
      description: 'See the key figures of the state.',
    },
  },
  jobs: ({ pools, today, closingDays }) => ({
    kinds: closeQuarters({ doors: closingDoors(pools), today, closingDays }),
  }),
}
