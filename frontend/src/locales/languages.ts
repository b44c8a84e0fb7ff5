/**
 * The languages in which somebody reads the product. Dates and numbers of a language that browsers have no data for
 * (Tigrinya: they would silently take their own) are written in a neutral form; its plurals follow a rule that tells
 * the same numbers apart.
 */
export const LANGUAGES = {
  de: { name: 'Deutsch', locale: 'de-DE', plurals: 'de', dir: 'ltr' },
  en: { name: 'English', locale: 'en-GB', plurals: 'en', dir: 'ltr' },
  ar: { name: 'العربية', locale: 'ar', plurals: 'ar', dir: 'rtl' },
  fa: { name: 'فارسی', locale: 'fa', plurals: 'fa', dir: 'rtl' },
  fr: { name: 'Français', locale: 'fr', plurals: 'fr', dir: 'ltr' },
  ti: { name: 'ትግርኛ', locale: 'de-DE', plurals: 'am', dir: 'ltr' },
  tr: { name: 'Türkçe', locale: 'tr', plurals: 'tr', dir: 'ltr' },
  uk: { name: 'Українська', locale: 'uk', plurals: 'uk', dir: 'ltr' },
} as const
export type Language = keyof typeof LANGUAGES

/** What those who work with the product read; only clients read the others. */
export const STAFF_LANGUAGES = ['de', 'en'] as const satisfies Language[]
export type StaffLanguage = (typeof STAFF_LANGUAGES)[number]
