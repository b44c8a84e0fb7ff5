/**
 * Letters of Arabic, Persian, Pashto, Urdu and Sorani as they sound in Latin ones; capitals are sounds that Latin
 * spellings have several letters for (see `sound.ts`), `*` a vowel that is not written.
 */
const LETTERS: Readonly<Record<string, string>> = Object.fromEntries([
  ...pairs('ا أ آ ٱ ى', 'a'),
  ...pairs('ي ی ئ ې ے ۍ ێ ۀ', 'i'),
  ...pairs('إ', 'e'),
  ...pairs('ة ە', 'a'),
  ...pairs('و ؤ ۆ ۇ ۋ', 'w'),
  ...pairs('ع', '*'),
  ...pairs('ء', ''),
  ...pairs('ب', 'B'),
  ...pairs('پ', 'P'),
  ...pairs('ت ط ٹ ټ', 'T'),
  ...pairs('ث', 'θ'),
  ...pairs('ج ژ', 'J'),
  ...pairs('چ ش', 'X'),
  ...pairs('ح خ ه ہ ھ', 'H'),
  ...pairs('د ڈ ډ', 'D'),
  ...pairs('ذ ض ظ', 'ð'),
  ...pairs('ر ڑ ړ ڕ', 'R'),
  ...pairs('س ص څ', 'S'),
  ...pairs('ز ځ', 'ʐ'),
  ...pairs('ښ', 'ξ'),
  ...pairs('ږ', 'ʒ'),
  ...pairs('غ', 'G'),
  ...pairs('گ ګ', 'G'),
  ...pairs('ق', 'Q'),
  ...pairs('ك ک', 'K'),
  ...pairs('ف', 'F'),
  ...pairs('ڤ', 'V'),
  ...pairs('ل ڵ', 'L'),
  ...pairs('م', 'M'),
  ...pairs('ن ں ڼ', 'N'),
])

/** Alif, ya, kaf and ha in the one form that all keyboards share; what is left out as often as written is left out. */
export const sameArabic = (text: string): string =>
  text
    .replace(/[أإآٱ]/gu, 'ا')
    .replace(/[ىیےېۍئێ]/gu, 'ي')
    .replace(/[کڪ]/gu, 'ك')
    .replace(/[ہھةۀەۃ]/gu, 'ه')
    .replace(/[ؤۆۇۋ]/gu, 'و')
    .replace(/ګ/gu, 'گ')
    .replace(/ء/gu, '')

/** How the word may sound; the servant of … is one word whether its article is written or not. */
export function soundsOfArabic(word: string): string[] {
  const text = word
    .replace(/^(عبد)ال/u, '$1')
    .replace(/^عبدو(?=..)/u, 'عبدڤ')
    .replace(/^(.{2,})ال(دين|دین|له)$/u, '$1$2')
    .replace(/ؤ(?=[وؤ])/gu, '')
    .replace(/^ئ/u, '')
    .replace(/^إ[يی]/u, 'إإ')
  const sounds = endings(text).map(ending => [...ending].map(sign => LETTERS[sign] ?? '').join(''))
  return [...new Set(sounds.flatMap(glides))]
}

/** The article, when enough of a name follows it. */
export const withoutArabicArticle = (word: string): string | null =>
  /^ال(.{3,})$/u.exec(word)?.[1] ?? null

/** A last ta marbuta is silent or a t, a last ha is silent or an h. */
function endings(word: string): string[] {
  const body = word.slice(0, -1)
  if (word.endsWith('ة')) return [`${body}ا`, `${body}ت`]
  if (/[هہ]$/u.test(word)) return [/[اىو]$/u.test(body) ? body : `${body}ا`, word]
  return [word]
}

/** Waw and ya are consonants at the beginning and before vowels, else mostly vowels; a first alif carries any vowel. */
function glides(sound: string): string[] {
  const text = sound
    .replace(/^w/, 'V')
    .replace(/w(?=[ai*])/g, 'V')
    .replace(/^i(?=[\p{Lu}θðʐξʒ*])/u, 'Y')
    .replace(/^[aı](?=[\p{Lu}θðʐξʒ])/u, '*')
  const ways = [
    text,
    text.replace(/aw/g, 'aVu'),
    text.replace(/\*w/g, '*V'),
    // Anwar, Safwat
    text.replace(/(?<=[\p{Lu}θðʐξʒ])w(?=[\p{Lu}θðʐξʒ])/gu, 'V'),
  ]
  return ways.map(way => way.replace(/w/g, 'u'))
}

function pairs(letters: string, sound: string): [string, string][] {
  return letters.split(' ').map(letter => [letter, sound])
}
