/** Quick: no text of these needs a second look. */
const PLAIN = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f]*$/

/**
 * What nobody sees, or what changes how the rest is seen: control and format characters but for signs that are written
 * before Arabic and Kaithi numbers, line and paragraph separators, what is ignored by default, fillers and blanks that
 * are not spaces, what stands for something else, and what is private or no character.
 */
const HIDDEN =
  /(?![\u0600-\u0605\u06dd\u0890\u0891\u08e2\u{110bd}\u{110cd}])[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufffc\u{16fe4}\u{1d159}]/u

/** Marks and blanks need something that they stand at. */
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u

/** Scripts whose spelling uses joiners between letters. */
const JOINING = ['Arab', 'Syrc', 'Mong', 'Deva', 'Beng', 'Taml', 'Telu', 'Knda', 'Mlym', 'Sinh']
  .concat(['Gujr', 'Guru'])
  .map(script => `\\p{scx=${script}}`)
  .join('')

/** Where invisible characters are spelling: such joiners, those within emoji, and variants of an emoji or ideograph. */
const SPELLING = new RegExp(
  [
    `(?<=[${JOINING}])[\\u200c\\u200d](?=[${JOINING}])`,
    String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})`,
    String.raw`(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]`,
    String.raw`(?<=[0-9#*])\ufe0f(?=\u20e3)`,
    String.raw`(?<=\p{Ideographic})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
  ].join('|'),
  'gu',
)

/** Line breaks and tabs, where a text has lines. */
const LINES = /\r\n|[\n\t]/g

/** Whether everything in the text is to be seen, and something unless it is blank. `lines` allows several of them. */
export function isVisible(text: string, lines: boolean): boolean {
  if (PLAIN.test(text)) return true
  if (!SEEN.test(text) && text.trim()) return false
  const rest = lines ? text.replace(LINES, '') : text
  return !HIDDEN.test(rest) || !HIDDEN.test(rest.replace(SPELLING, ''))
}
