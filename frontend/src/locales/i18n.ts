import { computed, readonly, shallowRef } from 'vue'
import type { de } from './de.ts'
import type { Messages, Parts, Words } from './messages.ts'

type Leaves<M, P extends string = ''> = {
  [K in keyof M & string]: M[K] extends string
    ? { [Q in `${P}${K}`]: M[K] }
    : Leaves<M[K], `${P}${K}.`>
}[keyof M & string]
type Flat<U> = (U extends unknown ? (u: U) => void : never) extends (u: infer I) => void ? I : never
type Source = Flat<Leaves<typeof de & Parts>>
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

const LOAD: Record<Language, () => Promise<Messages>> = {
  de: () => import('./de.ts').then(module => module.de),
  en: () => import('./en.ts').then(module => module.en),
}

const PARTS: {
  [Part in keyof Parts]: Record<Language, () => Promise<Words<Parts[Part]>>>
} = {
  accounts: {
    de: () => import('../features/accounts/accounts.de.ts').then(module => module.accountsDe),
    en: () => import('../features/accounts/accounts.en.ts').then(module => module.accountsEn),
  },
  district: {
    de: () => import('../features/district/district.de.ts').then(module => module.districtDe),
    en: () => import('../features/district/district.en.ts').then(module => module.districtEn),
  },
  reporting: {
    de: () => import('../features/reporting/reporting.de.ts').then(module => module.reportingDe),
    en: () => import('../features/reporting/reporting.en.ts').then(module => module.reportingEn),
  },
}
const brought = new Set<keyof Parts>()

const language = shallowRef<Language>('de')
/** The texts of the language in use by their whole key; only they are loaded, without the parts that no page has asked for. */
const texts = shallowRef<ReadonlyMap<string, string>>(new Map())

const current = readonly(language)
export { current as language }
/** Authorities count days in the Gregorian calendar and write 0–9, whatever the language. */
export const locale = computed(
  () => (language.value === 'de' ? 'de-DE' : 'en-GB') + '-u-ca-gregory-nu-latn',
)

/** The text of a key; unknown keys and missing placeholders are compile errors. */
export function t<K extends MessageKey>(key: K, ...values: Args<K>): string {
  return filled(texts.value.get(key) ?? key, values[0] ?? {})
}

/** One or many: the texts are written `eine | {n} viele`, or `keine | eine | {n} viele`. */
export function count(key: MessageKey, n: number): string {
  const forms = (texts.value.get(key) ?? key).split(' | ')
  const form = forms.length > 2 ? Math.min(n, 2) : Number(n !== 1)
  return filled(forms[form] ?? key, { n: new Intl.NumberFormat(locale.value).format(n) })
}

/** The text of a key that came from outside (an error code, a rule), with whatever came along; none for unknown keys. */
export function told(
  key: string,
  values: Record<string, string | number> = {},
): string | undefined {
  const text = texts.value.get(key)
  return text === undefined ? undefined : filled(text, values)
}

/** Whether a key that came from outside (an error code, a rule) has a text. */
export function te(key: string): key is PlainKey {
  return texts.value.has(key)
}

function filled(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

function* flat(messages: object, prefix = ''): Generator<[string, string]> {
  for (const [key, value] of Object.entries(messages) as [string, string | object][]) {
    if (typeof value === 'string') yield [prefix + key, value]
    else yield* flat(value, `${prefix}${key}.`)
  }
}

async function use(next: Language): Promise<void> {
  const parts = [...brought].map(async part => ({ [part]: await PARTS[part][next]() }))
  const loaded = await Promise.all([LOAD[next](), ...parts])
  texts.value = new Map(loaded.flatMap(messages => [...flat(messages)]))
  language.value = next
  if (typeof document === 'object') document.documentElement.lang = next
}

/** To be awaited by the routes of pages whose texts are a part. */
export async function bring(...parts: (keyof Parts)[]): Promise<void> {
  if (parts.every(part => brought.has(part))) return
  // first, so that a part that did not get through is asked for again
  await Promise.all(parts.map(part => PARTS[part][language.value]()))
  for (const part of parts) brought.add(part)
  await use(language.value)
}

export async function setLanguage(next: Language): Promise<void> {
  await use(next)
  localStorage.setItem(REMEMBERED, next)
}

/** The language that was chosen last in this browser, else German. Nothing has a text before. */
export function startLanguage(): Promise<void> {
  return use(LANGUAGES.find(l => l === globalThis.localStorage?.getItem(REMEMBERED)) ?? 'de')
}
