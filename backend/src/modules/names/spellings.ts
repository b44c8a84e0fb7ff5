import anyAscii from 'any-ascii'
import { sameArabic, soundsOfArabic } from './arabic.ts'
import { soundsOfCyrillic } from './cyrillic.ts'
import { signsOf } from './letters.ts'

/** A word in small letters, in the ways in which it is compared. */
export interface Spelled {
  /** In plain letters: without accents, in Latin letters unless it is Arabic. */
  plain: string[]
  /** In the signs of `letters.ts`. */
  signs: string[]
  /** Short vowels are left out. */
  unpointed: boolean
}

const ARABIC = /\p{Script=Arabic}/u
const CYRILLIC = /\p{Script=Cyrillic}/u
const UNPOINTED = /\p{Script=Hebrew}|\p{Script=Syriac}/u
/** Tamil and Korean write p, t, k where others hear b, d, g. */
const VOICELESS = /\p{Script=Tamil}|\p{Script=Hangul}/u

export function spelled(word: string): Spelled {
  if (ARABIC.test(word))
    return { plain: [sameArabic(word)], signs: soundsOfArabic(word), unpointed: true }
  const latin = latinOf(word)
  const signs = CYRILLIC.test(word) ? soundsOfCyrillic(word) : signsOfLatin(word)
  return { plain: latin, signs, unpointed: UNPOINTED.test(word) }
}

function signsOfLatin(word: string): string[] {
  if (!/[^\p{Script=Latin}\p{M}]/u.test(word)) return [signsOf(canonical(word))]
  const romanised = ascii(word)
  return VOICELESS.test(word) ? voiced(romanised).map(signsOf) : [signsOf(romanised)]
}

/** As it may sound where one letter stands for p and b, or for k and g. */
function voiced(text: string): string[] {
  let ways = [text]
  for (const [hard, soft] of ['kg', 'gk', 'td', 'pb'])
    ways = ways.flatMap(way => [way, way.replaceAll(hard!, soft!)])
  return [...new Set(ways)]
}

/** In a–z, by every custom: ü is u and ue, and ue may be meant as ü. */
function latinOf(word: string): string[] {
  const customs = [word]
  for (const [letter, other] of DIGRAPHS)
    if (word.includes(letter)) customs.push(...customs.map(text => text.replaceAll(letter, other)))
  const plain = customs.map(ascii)
  return [...new Set([...plain, ...plain.map(text => text.replace(/([aou])e/g, '$1'))])]
}

const DIGRAPHS = [
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ø', 'oe'],
  ['å', 'aa'],
  ['đ', 'dj'],
] as const

const ascii = (text: string): string =>
  anyAscii(text)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/** The servant of … and … of the faith are one name, however its article is written. */
function canonical(word: string): string {
  const [, article, name] = SERVANT.exec(word) ?? []
  if (!name) return word.replace(FAITH, '$1din')
  return `abd'${article && /^[aeiou]h?i?$/.test(name) ? article : ''}${name}`
}

const SERVANT =
  /^c?[ae]bd(?:(?:[aeiouü]|ou|oo)(l|r(?=r)|s(?=s)|sh(?=sh)|n(?=n)|z(?=z)|t(?=t)|d(?=d))|[eiou]?)(.{2,})$/
const FAITH = /^(.{2,}?[^aeiouü])[aeiouü]+(?:ld|dd|tt|d)(?:ee|ie|i|y)ne?$/
