import { expect, test } from 'vitest'
import { computed } from '../../../../test/support/computed.ts'
import { isVisible } from './visible-text.ts'

const HIDDEN: Record<string, string> = {
  'the character zero': '\0',
  escape: '\u001b',
  backspace: '\b',
  delete: '\u007f',
  'next line': '\u0085',
  'a C1 control': '\u009b',
  'a soft hyphen': '\u00ad',
  'a grapheme joiner': '\u034f',
  'an Arabic letter mark': '\u061c',
  'a Hangul filler': '\u115f',
  'a Hangul filler of half width': '\uffa0',
  'a Khmer vowel that is not seen': '\u17b4',
  'a zero-width space': '\u200b',
  'a zero-width non-joiner between Latin letters': '\u200c',
  'a zero-width joiner between Latin letters': '\u200d',
  'a left-to-right mark': '\u200e',
  'a right-to-left mark': '\u200f',
  'a line separator': '\u2028',
  'a paragraph separator': '\u2029',
  'an embedding': '\u202a',
  'the end of one': '\u202c',
  'an override to the left': '\u202e',
  'an override to the right': '\u202d',
  'a word joiner': '\u2060',
  'an isolate': '\u2066',
  'the end of an isolate': '\u2069',
  'a blank of braille': '\u2800',
  'a filler': '\u3164',
  'a byte order mark': '\ufeff',
  'a variation selector after a Latin letter': '\ufe00',
  'an annotation': '\ufff9',
  'no character': '\uffff',
  'another that is none': '\ufdd0',
  'a tag': '\u{e0041}',
  'an ideograph’s selector after a digit': '1\u{e0100}',
  'an emoji selector after a digit': '0\ufe0f',
  'an ideograph’s selector after an emoji': '❤\u{e0100}',
  'a second selector': '葛\u{e0100}\u{e0101}',
  'an abbreviation mark of Syriac': '\u070f',
  'a joiner of hieroglyphs': '\u{13430}',
  'a filler of Khitan': '\u{16fe4}',
  'a null notehead': '\u{1d159}',
  'an object that is not there': '\ufffc',
  'private use': '\ue000',
  'private use beyond': '\u{10fffd}',
  'what is not assigned': '\u0378',
  'no character beyond': '\u{1fffe}',
  'the last that is none': '\u{10ffff}',
  'half a pair of surrogates': '\ud800',
}

test.each(Object.entries(HIDDEN))('D7: %s is not to be seen, wherever it stands', (_name, sign) => {
  for (const text of [sign, `${sign}Ali`, `A${sign}li`, `Ali${sign}`, `محمد${sign}A`]) {
    expect(isVisible(text, false)).toBe(false)
    expect(isVisible(`${text}\nzwei`, true)).toBe(false)
  }
})

test.each(['\n', '\r\n', '\t'])('D7: %j is a line of a note and no part of a name', sign => {
  expect(isVisible(`a${sign}b`, true)).toBe(true)
  expect(isVisible(`a${sign}b`, false)).toBe(false)
})

test('D7: a lone carriage return is a control character', () => {
  expect(isVisible('a\rb', true)).toBe(false)
})

test.each(['\u0301', ' \u0301\u0302', '\u0489', '\u064b', '\u20e3'])(
  'D7: of marks alone (%j) nothing is seen',
  text => {
    expect(isVisible(text, false)).toBe(false)
    expect(isVisible(text, true)).toBe(false)
  },
)

test.each(['', ' ', '\u00a0\u3000', '-', '?', '😀'])('%j is blank or seen', text => {
  expect(isVisible(text, false)).toBe(true)
})

test.each([
  "O'Neill-Müller",
  'Đặng Thị Ngọc Ánh',
  'Łukasz Żółć',
  'Олена Ґалаґан',
  'ელენე',
  'ኣልማዝ',
  'محمد عبدالله',
  'علی\u200cرضا',
  'می\u200cخواهم',
  'क्\u200dष',
  'ශ්\u200dරී',
  '王小明',
  '葛\u{e0100}飾',
  'Zoë',
  '👩\u200d👩\u200d👧',
  '❤\ufe0f',
  '1\ufe0f\u20e3',
  'a\u00a0b',
  'الرقم ٣',
  'مُحَمَّد',
  '\u0600١٢٣',
  'राजेश्वरी',
  'ស្រីមុំ',
  'မောင်မောင်',
  'Ἀλέξανδρος Παπαδόπουλος',
  'ܡܪܝܡ',
  '👍🏽',
  '🕵🏽\u200d♀\ufe0f',
  '🇺🇦',
  '☎\ufe0e 0621 221',
  '+49 (0)621 / 221-1 #7*',
])('%s is to be seen', text => {
  expect(isVisible(text, false)).toBe(true)
})

test('it costs a long note next to nothing', () => {
  const note = 'Herr Ibrahim kam mit einem Brief vom Jobcenter – „Anhörung“.\n'.repeat(160)
  const begun = process.cpuUsage()
  for (let at = 0; at < 100; at++) isVisible(note, true)
  expect(computed(begun) / 100).toBeLessThan(2)
})
