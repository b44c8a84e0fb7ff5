import { computed, readonly, shallowRef } from 'vue'
import { LANGUAGES, STAFF_LANGUAGES, type Language } from './languages.ts'
import {
  staffTexts,
  type Args,
  type CountKey,
  type MessageKey,
  type Part,
  type PlainKey,
  type Plural,
} from './texts.ts'

const REMEMBERED = 'digintm.language'

type Values = Record<string, string | number>

/** What every page shows: the shell's texts, the components', and what can be wrong. */
const shell = staffTexts({ de: () => import('./de.ts'), en: () => import('./en.ts') })
const problems = staffTexts({
  de: () => import('./problems.de.ts'),
  en: () => import('./problems.en.ts'),
})
const brought = new Set<Part>([shell, problems])

const language = shallowRef<Language>('de')
/** The language that was asked for last; its texts may be on their way. */
let wanted: Language = 'de'
/** The texts of the language in use by their whole key, without the parts that no page has asked for. */
const texts = shallowRef<ReadonlyMap<string, string | Plural>>(new Map())

const current = readonly(language)
export { current as language }
/** Authorities count days in the Gregorian calendar and write 0–9, whatever the language. */
export const locale = computed(() => `${LANGUAGES[language.value].locale}-u-ca-gregory-nu-latn`)
const plurals = computed(() => new Intl.PluralRules(LANGUAGES[language.value].plurals))
const numbers = computed(() => new Intl.NumberFormat(locale.value))

/** The text of a key; unknown keys and missing placeholders are compile errors. */
export function t<K extends MessageKey>(key: K, ...values: Args<K>): string {
  return told(key, values[0]) ?? key
}

/** The text that fits a number, in which it stands as `{n}`. */
export function count(key: CountKey, n: number, values: Values = {}): string {
  const forms = texts.value.get(key)
  if (typeof forms !== 'object') return key
  const form = (n === 0 ? forms['=0'] : undefined) ?? forms[plurals.value.select(n)] ?? forms.other
  return filled(form, { ...values, n: numbers.value.format(n) })
}

/** The text of a key that came from outside (an error code, a rule), with whatever came along; none for unknown keys. */
export function told(key: string, values: Values = {}): string | undefined {
  const text = texts.value.get(key)
  return typeof text === 'string' ? filled(text, values) : undefined
}

/** Whether a key that came from outside (an error code, a rule) has a text. */
export function te(key: string): key is PlainKey {
  return texts.value.has(key)
}

function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

function* flat(words: object, prefix = ''): Generator<[string, string | Plural]> {
  for (const [key, value] of Object.entries(words) as [string, string | object][]) {
    if (typeof value === 'string' || 'other' in value)
      yield [prefix + key, value as string | Plural]
    else yield* flat(value, `${prefix}${key}.`)
  }
}

const load = (part: Part, next: Language): Promise<object> => (part[next] ?? part.de)()

async function use(next: Language): Promise<void> {
  wanted = next
  const loaded = await Promise.all([...brought].map(part => load(part, next)))
  if (wanted !== next) return use(wanted)
  texts.value = new Map(loaded.flatMap(words => [...flat(words)]))
  language.value = next
  if (typeof document !== 'object') return
  document.documentElement.lang = next
  document.documentElement.dir = LANGUAGES[next].dir
}

/** Loads texts that nobody has shown yet. */
export async function bring(...parts: readonly Part[]): Promise<void> {
  const missing = parts.filter(part => !brought.has(part))
  if (!missing.length) return
  // first, so that a part that did not get through is asked for again
  await Promise.all(missing.map(part => load(part, wanted)))
  for (const part of missing) brought.add(part)
  await use(wanted)
}

/** What is loaded late, with its texts. */
export function withTexts<M>(component: () => Promise<M>, ...parts: readonly Part[]) {
  return async (): Promise<M> => (await Promise.all([component(), bring(...parts)]))[0]
}

export async function setLanguage(next: Language): Promise<void> {
  const before = language.value
  try {
    await use(next)
  } catch (error) {
    wanted = before
    throw error
  }
  localStorage.setItem(REMEMBERED, next)
}

/** The language that was chosen last in this browser, else German. Nothing has a text before. */
export function startLanguage(): Promise<void> {
  return use(STAFF_LANGUAGES.find(l => l === globalThis.localStorage?.getItem(REMEMBERED)) ?? 'de')
}
