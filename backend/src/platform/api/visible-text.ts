/** Quick: no text of these needs a second look. */
const PLAIN = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u052f]*$/

/**
 * What nobody sees, or what changes how the rest is seen: control characters, line and paragraph separators, zero
 * widths, marks and overrides of direction, tags, fillers and blanks that are not spaces, what is no character.
 */
const HIDDEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb\u{fdd0}-\u{fdef}\ufffe\uffff]/u

/** Scripts whose spelling uses joiners between letters. */
const JOINING = ['Arab', 'Syrc', 'Mong', 'Deva', 'Beng', 'Taml', 'Telu', 'Knda', 'Mlym', 'Sinh']
  .concat(['Gujr', 'Guru'])
  .map(script => `\\p{scx=${script}}`)
  .join('')

/** Where invisible characters are spelling: such joiners, those within emoji, and variants of a sign. */
const SPELLING = new RegExp(
  [
    `(?<=[${JOINING}])[\\u200c\\u200d](?=[${JOINING}])`,
    String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})`,
    String.raw`(?<=[\p{Emoji}\p{scx=Han}])[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]`,
  ].join('|'),
  'gu',
)

/** Line breaks and tabs, where a text has lines. */
const LINES = /\r\n|[\n\t]/g

/** Whether everything in the text is to be seen. `lines` allows several of them. */
export function isVisible(text: string, lines: boolean): boolean {
  if (PLAIN.test(text)) return true
  const rest = lines ? text.replace(LINES, '') : text
  return !HIDDEN.test(rest) || !HIDDEN.test(rest.replace(SPELLING, ''))
}
