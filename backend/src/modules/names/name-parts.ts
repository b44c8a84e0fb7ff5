/** One part of a name as somebody wrote it. */
export interface Part {
  /** In small letters and one form of Unicode, without apostrophes: `o’Brien` is `obrien`. */
  text: string
  /** What stands behind an apostrophe that sets it apart: `brien`. */
  rest?: string
}

const APOSTROPHES = /['’‘ʼʻʽ`´ʾʿ′＇]/gu
const HAN = /\p{Script=Han}/u
const SPLIT = /[^\p{L}\p{M}\p{N}'’‘ʼʻʽ`´ʾʿ′＇]+/u
/** Vowel signs of Arabic and Hebrew, which hardly anybody writes. */
const POINTS = /[\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED]/gu

/** The parts of a name in the order in which they stand. Each Han character is one of its own. */
export function partsOf(name: string): Part[] {
  const text = name
    .normalize('NFKC')
    .replace(/ـ/gu, '')
    .replace(POINTS, '')
    .replace(/(\p{Script=Han})/gu, ' $1 ')
  return text
    .split(SPLIT)
    .map(partOf)
    .filter(part => part.text !== '')
}

/** Whether the text is a name from its first character on, which letters of an alphabet are not. */
export const isSign = (text: string): boolean =>
  HAN.test(text) || /\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(text)

function partOf(word: string): Part {
  const text = lower(word.replace(APOSTROPHES, ''))
  const [first = '', ...others] = word.split(APOSTROPHES)
  const rest = others.join('')
  const apart = first.length === 1 || (first !== '' && /^\p{Lu}/u.test(rest))
  return apart && rest.length > 2 ? { text, rest: lower(rest) } : { text }
}

/** The Turkish İ would keep its dot as a letter of its own. */
const lower = (text: string): string =>
  text.toLowerCase().replaceAll('i\u0307', 'i').normalize('NFC')
