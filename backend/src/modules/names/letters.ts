import anyAscii from 'any-ascii'

/**
 * Letters of Latin spellings as signs: capitals are consonants that sound alike in all of them, small letters vowels,
 * and every other sign is one that spellings disagree on (`readings.ts`).
 */
const MARKED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    šşșŝčćç: 'X',
    žżź: 'ʒ',
    ǧǰ: 'J',
    ğġ: 'G',
    ḫẖḥħ: 'H',
    ṯ: 'θ',
    ḏḍẓ: 'ð',
    ṣśßţț: 'S',
    ṭþ: 'T',
    đ: 'ď',
    ł: 'L',
    éèê: 'é',
    öøœőô: 'u',
    üűû: 'u',
    äæ: 'ä',
    å: 'å',
    ə: 'a',
  }).flatMap(([letters, sign]) => [...letters].map(letter => [letter, sign] as const)),
)

const GRAPHEMES: readonly [pattern: string, sign: string][] = [
  ['schtsch|shtsh|chtch|shch|stsch|tsch|tch|tsh', 'X'],
  ['^sch', 'ŝ'],
  ['sch|cz|cs|sz', 'X'],
  ['dsch|dzh|xh|dʒ', 'J'],
  ['(?<=[aeiou])dh(?=[aeiou])', 'đ'],
  ['(?<=[aeiou])bh(?=[aeiou])', 'ƀ'],
  ['(?<=[aeiou])zh(?=[aeiou])', 'ž'],
  ['(?<=[aeiou])th(?=[aeiou])', 'ŧ'],
  ['(?<=[aeiou])sh(?=[aeiou])', 'š'],
  ['dj', 'δ'],
  ['sh', 'σ'],
  ['zh|zs', 'ʒ'],
  ['kh', 'χ'],
  ['gh', 'ĥ'],
  ['ph', 'F'],
  ['th', 'ϑ'],
  ['dh', 'ð'],
  ['bh', 'B'],
  ['ch', 'ξ'],
  ['ck', 'K'],
  ['dt', 'T'],
  ['ts|tz', 'S'],
  ['dz|ds(?=[aeiou])', 'ʣ'],
  ['(?<=...[ae])t$', 'ť'],
  ['^c(?=[ei])', 'ĉ'],
  ['^c(?=[au])', 'ċ'],
  ['c(?=[eiyéä])', 'c'],
  ['(?<=i)c$', 'ĝ'],
  ['c', 'ķ'],
  ['^x', 'ẋ'],
  ['x', 'x'],
  ['q', 'Q'],
  ['g', 'g'],
  ['j', 'j'],
  ['z', 'z'],
  ['di(?=[aou])', 'ḍ'],
  ['(?<=a)ou(?![aeiy])|(?<=a)u(?=[^aeiouy])', 'ŭ'],
  ['ou(?=[aeiy])', 'ω'],
  ['(?<![aeo])u(?=[aio])', 'υ'],
  ['(?<=[aeo])w(?![aeiouy])', 'ẃ'],
  ['(?<=[aeo])v(?=[^aeiouy])', 'ṽ'],
  ['w', 'V'],
  ['[bdfhklmnprstv]', ''],
]

const ANY = new RegExp(GRAPHEMES.map(([pattern]) => `(${pattern})`).join('|'), 'g')

/** The signs of a word in small letters; an apostrophe keeps those beside it apart. */
export function signsOf(word: string): string {
  const letters = [...word].map(letter => MARKED.get(letter) ?? anyAscii(letter).toLowerCase())
  const signs = letters
    .join('')
    .replace(ANY, (found: string, ...groups: (string | undefined)[]) => {
      const at = groups.slice(0, GRAPHEMES.length).findIndex(group => group !== undefined)
      return GRAPHEMES[at]![1] || found.toUpperCase()
    })
  return signs.replaceAll("'", '')
}
