import type { Language, StaffLanguage } from './languages.ts'

/** All texts in German, the source, by their first words: each `*.de.ts` adds its own. @public */
// oxlint-disable-next-line typescript/no-empty-interface -- filled where the texts are
export interface Texts {}

/**
 * A text that a number decides on: the forms that the language's plural rule tells apart (`Intl.PluralRules`), and
 * `=0` where nothing has a word of its own.
 */
export type Plural = { other: string } & Partial<
  Record<'=0' | Exclude<Intl.LDMLPluralRule, 'other'>, string>
>
interface Counted {
  readonly other: string
}

/** What another language has to say: every text, in its own plural forms. */
export type Words<M> = {
  readonly [K in keyof M]: M[K] extends string
    ? string
    : M[K] extends Counted
      ? Plural
      : Words<M[K]>
}

/** The keys of texts that are `Kind`, or read `Kind` for all of them. */
type Keys<M, Kind> = {
  [K in keyof M & string]: M[K] extends Kind
    ? K
    : M[K] extends string | Counted
      ? never
      : `${K}.${Keys<M[K], Kind>}`
}[keyof M & string]
type At<M, K> = K extends keyof M
  ? M[K]
  : K extends `${infer First}.${infer Rest}`
    ? First extends keyof M
      ? At<M[First], Rest>
      : never
    : never
type Plain<M> = {
  [K in keyof M & string]: M[K] extends string
    ? M[K] extends `${string}{${string}`
      ? never
      : K
    : M[K] extends Counted
      ? never
      : `${K}.${Plain<M[K]>}`
}[keyof M & string]
type Names<S> = S extends `${string}{${infer N}}${infer R}` ? N | Names<R> : never

export type MessageKey = Keys<Texts, string>
/** Keys whose text has no placeholder. */
export type PlainKey = Plain<Texts>
export type CountKey = Keys<Texts, Counted>
/** What `t` has to be told beside the key. */
export type Args<K extends MessageKey> = [Names<At<Texts, K>>] extends [never]
  ? []
  : [values: Record<Names<At<Texts, K>>, string | number>]

/** Texts that are loaded together, in the languages of those who read them. */
export type Part = { de: Load } & Partial<Record<Language, Load>>
type Load = () => Promise<object>
type Languages<M, L extends Language> = { de: () => Promise<M> } & Record<
  Exclude<L, 'de'>,
  () => Promise<Words<M>>
>

/** Texts for those who work with the product. */
export const staffTexts = <M extends object>(part: Languages<M, StaffLanguage>): Part => part
/** Texts for the people who are counselled: in every language. */
export const clientTexts = <M extends object>(part: Languages<M, Language>): Part => part
