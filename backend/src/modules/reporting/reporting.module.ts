import type { Module } from '../../platform/module.ts'
import { closeQuarters } from './gate/close-quarters.ts'
import { closingDoors } from './gate/closing-doors.ts'
import { KeyFigureResolver } from './key-figure.resolver.ts'
import { reportingPolicy } from './reporting.policy.ts'

/** Key figures over all tenants, and what is told of single Kreise. */
export const reporting: Module = {
  fields: [KeyFigureResolver],
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
