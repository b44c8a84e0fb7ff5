import type { ResultOf, VariablesOf } from '../../api/graphql.ts'
import { formatDate } from '../../locales/formats.ts'
import { language, t } from '../../locales/i18n.ts'
import type { Catalogue, CodeLists } from './reference.graphql.ts'

export type List = ResultOf<typeof CodeLists>['codeLists'][number]
export type ListName = VariablesOf<typeof Catalogue>['list']
type Listed = ResultOf<typeof Catalogue>['codes'][number]
/** A row of a table, which knows it by its code. */
export type Entry = Listed & { id: string }
/** An entry of the Kreis. */
export type OwnEntry = Entry & { extensionId: string; extensionVersion: number }

export const isOwn = (entry: Entry): entry is OwnEntry => entry.extensionId !== null

interface Named {
  labelDe: string
  labelEn: string
}
export const nameOf = ({ labelDe, labelEn }: Named): string =>
  language.value === 'de' ? labelDe : labelEn
export const otherNameOf = ({ labelDe, labelEn }: Named): string =>
  language.value === 'de' ? labelEn : labelDe

export const isOver = ({ validTo }: Entry, today: string): boolean =>
  validTo !== null && validTo < today

/** Whether it can be chosen, and until when. */
export function useText(entry: Entry, today: string): string {
  const { validFrom, validTo } = entry
  if (validTo)
    return t(isOver(entry, today) ? 'reference.ended' : 'reference.until', {
      day: formatDate(validTo),
    })
  if (!validFrom) return t('reference.always')
  return t(validFrom > today ? 'reference.from' : 'reference.since', { day: formatDate(validFrom) })
}
