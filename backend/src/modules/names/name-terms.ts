import { isSign } from './name-parts.ts'
import { beginningsOf, FAR, isShort, soundOf } from './sound.ts'
import { spelled } from './spellings.ts'
import { joinedFrom, keyOfSmall, wordsOf, type Word } from './words.ts'

/** Keys between two, both included, and how good a hit one of them is. */
interface Term {
  from: string
  to: string
  rank: number
}

/** How well a word fits; the best of its terms counts. */
export const RANK = {
  written: 6,
  spelled: 5,
  transcribed: 4,
  begun: 3,
  heard: 2,
  begunToSound: 1,
} as const

const MOST_WORDS = 6
/** Letters from which on the beginning of a name is enough. */
const BEGINNING = 3
const LAST = '\u{10FFFF}'

/** A word that was typed, and by what it is found. */
export interface Wanted {
  text: string
  /** Of one or two letters beside longer words: looked for only among those who have the others. */
  brief: boolean
  terms: Term[]
}

/** Whether there is anything to look for: two letters, two digits, or one sign that is a name. */
export const isEnough = (typed: string): boolean =>
  wordsOf(typed).some(({ text }) => text.length > 1 || isSign(text))

/** What to look for: every word that was typed must be found by one of its terms, joined to its neighbour or alone. */
export function wordsIn(typed: string): Wanted[] {
  const words = wordsOf(typed).slice(0, MOST_WORDS)
  const isBrief = ({ text }: Word): boolean => text.length < BEGINNING && !isSign(text)
  const enough = words.every(isBrief) ? BEGINNING : 1
  const terms = words.map(word => termsOfWord(word, enough))
  for (const [index] of words.entries())
    for (const [text, count] of joinedFrom(words, index))
      for (const each of terms.slice(index, index + count)) each.push(...termsOfText(text, LATER))
  return words.map((word, index) => ({
    text: word.text,
    brief: enough < BEGINNING && isBrief(word),
    terms: best(terms[index]!),
  }))
}

function termsOfWord({ text, also, small }: Word, enough: number): Term[] {
  return [
    one(`w${text}`, RANK.written),
    ...termsOfText(text, { enough, rank: RANK.spelled }),
    ...also.flatMap(each => termsOfText(each, LATER)),
    ...(small ? [one(keyOfSmall(small), RANK.transcribed)] : []),
  ]
}

interface Strictness {
  enough: number
  /** Of the same letters. */
  rank: number
}

const LATER: Strictness = { enough: BEGINNING, rank: RANK.transcribed }

function termsOfText(text: string, { enough, rank }: Strictness): Term[] {
  const { plain, signs, unpointed } = spelled(text)
  const same = [...new Set([text, ...plain])].flatMap(each => [`w${each}`, `p${each}`])
  const begins = text.length >= enough && !isSign(text)
  return [
    ...same.map(key => one(key, rank)),
    ...(begins ? same.map(key => begun(key, RANK.begun)) : []),
    ...signs.flatMap(sign => [...soundsLike(sign, unpointed), ...beginsToSound(sign, unpointed)]),
  ]
}

function soundsLike(signs: string, unpointed: boolean): Term[] {
  const { close, far, bones } = soundOf(signs, { unpointed, far: FAR.asked })
  return [
    ...[...close].map(key => one(`t${key}`, RANK.transcribed)),
    ...[...close].filter(isShort).map(key => one(`f${key}`, RANK.heard)),
    ...[...far].map(key => one(`t${key}`, RANK.heard)),
    ...[...bones].map(key => one(`s${key}`, RANK.heard)),
  ]
}

function beginsToSound(signs: string, unpointed: boolean): Term[] {
  const { close, bones } = beginningsOf(signs, { unpointed })
  return [...[...close].map(key => longer(`t${key}`)), ...[...bones].map(key => longer(`s${key}`))]
}

const one = (key: string, rank: number): Term => ({ from: key, to: key, rank })
/** Longer keys that begin like this one, which has a term of its own. */
const begun = (key: string, rank: number): Term => ({ from: `${key}\u0001`, to: key + LAST, rank })

const longer = (key: string): Term => begun(key, RANK.begunToSound)

/** The best rank of each range. */
function best(terms: Term[]): Term[] {
  const found = new Map<string, Term>()
  for (const term of terms.toSorted((a, b) => a.rank - b.rank)) found.set(term.from + term.to, term)
  return [...found.values()]
}
