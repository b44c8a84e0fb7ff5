import type { ResultOf } from '../../api/graphql.ts'
import type { Language } from '../../locales/languages.ts'
import type { PublicText } from './publicTexts.ts'
import type { SettingsFields } from './tenants.graphql.ts'

/** What a Kreis has set; nothing while it has not. */
export type Settings = ResultOf<typeof SettingsFields> | null | undefined

/** The languages that the texts of a Kreis are written in. */
export const WRITTEN = ['De', 'En'] as const
export type Written = (typeof WRITTEN)[number]
export const LANG = { De: 'de', En: 'en' } as const

export const inWritten = (language: Language): Written => (language === 'de' ? 'De' : 'En')
export const otherThan = (written: Written): Written => (written === 'De' ? 'En' : 'De')

/** The Kreis's text in that language, or in the other one rather than none. */
export function textOf(settings: Settings, text: PublicText, wanted: Written) {
  const written = [wanted, otherThan(wanted)].find(one => settings?.[`${text}${one}`])
  return written && { written, body: settings?.[`${text}${written}`] ?? '' }
}
