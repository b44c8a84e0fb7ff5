const FORMS = {
  ',': /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/,
  '.': /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/,
} as const

/**
 * A number as somebody has written it, `1.234,5` or `1,234.5` by the file's decimal mark, with blanks or not; null for
 * what is none. Never guessed: `1.234` of a German file is a thousand and more, of an English one little more than one.
 */
export function numberIn(text: string, decimal: ',' | '.'): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace('\u2212', '-')
  if (!FORMS[decimal].test(plain)) return null
  const thousands = decimal === ',' ? '.' : ','
  return Number(plain.replaceAll(thousands, '').replace(decimal, '.'))
}
