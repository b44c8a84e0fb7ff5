import { withoutArabicArticle } from './arabic.ts'
import { partsOf, type Part } from './name-parts.ts'

/** A word of a name: a part, with the article that stands before it. */
export interface Word {
  /** As written, article included and joined: `alnahr`. */
  text: string
  /** What else it is known by: without its article, or behind an apostrophe. */
  also: string[]
  /** The word to join others with: `nahr`. */
  core: string
  /** What the word is when it is one of the small ones, in one spelling: `ben` for ibn, bin and ben. */
  small?: string
}

/** Words that languages spell and join differently, each with the spelling that joins. */
const SMALL: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ben: 'ibn bin ben bn',
    abu: 'abu abou abo abi aboo ebu bu bou',
    umm: 'umm um oum om omm',
    abd: 'abd abdul abdel abdal abdol abdoul abdur abder abdu ebdul',
    بن: 'بن ابن',
    ابو: 'ابو أبو ابي أبي',
    ام: 'ام أم',
    عبد: 'عبد',
  }).flatMap(([one, all]) => all.split(' ').map(each => [each, one] as const)),
)

/** Arabic words that start with one of these take it for the l of their article. */
const SUN = /^[aeiou](sch|sh|ch|th|dh|[drsntz])$/
const JOINED = /^(?:al(.{3,})|el([^aeiou].{2,})|[ae](sch|sh|ch|[drsntz])(\3.{2,}))$/

export function wordsOf(name: string): Word[] {
  const words: Word[] = []
  let article = ''
  const parts = partsOf(name)
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1]
    if (next && isArticle(part.text, next.text)) article = part.text
    else {
      words.push(wordOf(part, article))
      article = ''
    }
  }
  return words
}

/** The key of a small word, the same in both scripts. */
export const keyOfSmall = (small: string): string => `t!${IN_LATIN[small] ?? small}`
const IN_LATIN: Readonly<Record<string, string>> = { بن: 'ben', ابو: 'abu', ام: 'umm', عبد: 'abd' }

/**
 * What a word makes with the next, or the next two when it begins with particles, and how many words that are:
 * `alireza`, `ziaulhaq`, `vandenberg`.
 */
export function joinedFrom(words: readonly Word[], index: number): [text: string, count: number][] {
  const [first, second, third] = words.slice(index, index + 3)
  if (!first || !second || CYRILLIC.test(first.text)) return []
  const start = first.small ?? first.text
  const two = start + second.core
  const joined: [string, number][] = [[two, 2]]
  if (second.text !== second.core) joined.push([start + second.text, 2])
  const particles = Math.max(first.text.length, second.text.length) <= PARTICLE
  if (third && particles) joined.push([two + third.core, 3])
  return joined
}

/** Hardly ever spelled apart. */
const CYRILLIC = /\p{Script=Cyrillic}/u
/** Letters of a particle, at most: van, den, de, la. */
const PARTICLE = 3

function wordOf({ text, rest }: Part, article: string): Word {
  const small = SMALL.get(text)
  const bare = article ? text : withoutArticle(text)
  const also = [bare, rest ?? null].filter(each => each !== null)
  return { text: article + text, also, core: bare ?? text, ...(small && { small }) }
}

function isArticle(text: string, next: string): boolean {
  if (/^([aeiu]?l|ال)$/.test(text)) return true
  const letter = SUN.exec(text)?.[1]
  return (
    letter !== undefined &&
    (next.startsWith(letter) || (letter.length > 1 && /^(sh|ch|sch)/.test(next)))
  )
}

function withoutArticle(text: string): string | null {
  if (/^\p{Script=Arabic}/u.test(text)) return withoutArabicArticle(text)
  const [, moon, other, , sun] = JOINED.exec(text) ?? []
  return moon ?? other ?? sun ?? null
}
