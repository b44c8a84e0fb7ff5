import { computed, readonly, shallowRef } from 'vue'
import { createI18n } from 'vue-i18n'
import { de } from './de.ts'

/** German is the source: every other language must have the same keys. */
type Words<M> = { readonly [K in keyof M]: M[K] extends string ? string : Words<M[K]> }
export type Messages = Words<typeof de>

type Leaves<M, P extends string = ''> = {
  [K in keyof M & string]: M[K] extends string
    ? { [Q in `${P}${K}`]: M[K] }
    : Leaves<M[K], `${P}${K}.`>
}[keyof M & string]
type Flat<U> = (U extends unknown ? (u: U) => void : never) extends (u: infer I) => void ? I : never
type Source = Flat<Leaves<typeof de>>
// oxlint-disable-next-line typescript/no-redundant-type-constituents -- narrows the keys of an intersection
export type MessageKey = keyof Source & string

type Names<S> = S extends `${string}{${infer N}}${infer R}` ? N | Names<R> : never
type Args<K extends MessageKey> = [Names<Source[K]>] extends [never]
  ? []
  : [values: Record<Names<Source[K]>, string | number>]
/** Keys whose text has no placeholder. */
export type PlainKey = { [K in MessageKey]: Args<K> extends [] ? K : never }[MessageKey]

export const LANGUAGES = ['de', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
const REMEMBERED = 'digintm.language'

const language = shallowRef<Language>('de')
const i18n = createI18n<false>({
  legacy: false,
  locale: 'de',
  fallbackLocale: 'de',
  messages: { de },
})
const { global } = i18n

const current = readonly(language)
export { current as language }
/** Authorities count days in the Gregorian calendar and write 0–9, whatever the language. */
export const locale = computed(
  () => (language.value === 'de' ? 'de-DE' : 'en-GB') + '-u-ca-gregory-nu-latn',
)

/** The text of a key; unknown keys and missing placeholders are compile errors. */
export function t<K extends MessageKey>(key: K, ...values: Args<K>): string {
  return global.t(key, (values[0] ?? {}) as Record<string, unknown>)
}

/** One or many: the texts are written `eine | {n} viele`. */
export function count(key: MessageKey, n: number): string {
  return global.t(key, { n: new Intl.NumberFormat(locale.value).format(n) }, n)
}

/** Whether a key that came from outside (an error code, a rule) has a text. */
export function te(key: string): key is PlainKey {
  return global.te(key, 'de')
}

export async function setLanguage(next: Language): Promise<void> {
  if (next === 'en') global.setLocaleMessage('en' as 'de', (await import('./en.ts')).en)
  global.locale.value = next
  language.value = next
  document.documentElement.lang = next
  localStorage.setItem(REMEMBERED, next)
}

export async function rememberedLanguage(): Promise<void> {
  const kept = LANGUAGES.find(l => l === localStorage.getItem(REMEMBERED))
  if (kept && kept !== 'de') await setLanguage(kept)
}
