import { nextTick, onScopeDispose } from 'vue'
import { formatDate } from '../locales/formats.ts'

const lists = new Set<() => Promise<void>>()

/** A list of this page, which is read to its end before the page is printed. */
export function printsWith(readAll: () => Promise<void>): void {
  lists.add(readAll)
  onScopeDispose(() => lists.delete(readAll))
}

/** Prints the page as it would be read to the end. */
export async function printWhole(): Promise<void> {
  await Promise.all([...lists].map(readAll => readAll()))
  await nextTick()
  window.print()
}

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
