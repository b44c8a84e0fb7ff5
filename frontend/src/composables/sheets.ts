import { formatDate } from '../locales/formats.ts'

/** Each sheet says what it is of, and when it was printed: whatever way somebody prints. */
export function headEachSheet(): void {
  const head = new CSSStyleSheet()
  document.adoptedStyleSheets.push(head)
  window.addEventListener('beforeprint', () =>
    head.replaceSync(`@page {
      @top-left { ${FACE} content: ${quoted(document.title)} }
      @top-right { ${FACE} content: ${quoted(formatDate(today()))} }
    }`),
  )
}

/** In the reader's own zone, as an ISO date. */
const today = () => new Date().toLocaleDateString('sv')

const FACE = "font: 8pt 'Fira Sans', sans-serif;"

const quoted = (text: string): string =>
  `"${text.replace(/[\\"\n\r\f]/g, letter => `\\${letter.codePointAt(0)!.toString(16)} `)}"`
