import { parseDate } from '@internationalized/date'
import type { ResultOf } from '../../api/graphql.ts'
import { formatNumber } from '../../locales/formats.ts'
import type { AssignableFields, ManagerFields } from './district.graphql.ts'

export type Manager = ResultOf<typeof ManagerFields>
export type AssignableCase = ResultOf<typeof AssignableFields>

/** Open cases per full-time post. */
export const loadOf = ({ openCases, fte }: Manager): number => openCases / fte

export const loadText = (manager: Manager): string =>
  formatNumber(loadOf(manager), { maximumFractionDigits: 0 })

export const fteText = (fte: number): string =>
  formatNumber(fte, { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** Whole days since intake. */
export const waitedDays = ({ openedOn }: AssignableCase, today: string): number =>
  parseDate(today).compare(parseDate(openedOn))

/** Managers whose name, employer or language fits every word typed; who has most room first. */
export function withRoom(
  managers: readonly Manager[],
  typed: string,
  languages: (manager: Manager) => string,
): Manager[] {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  return managers
    .filter(manager => {
      const text = fold(`${manager.displayName} ${manager.unit.name} ${languages(manager)}`)
      return words.every(word => text.includes(word))
    })
    .toSorted((a, b) => loadOf(a) - loadOf(b))
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
