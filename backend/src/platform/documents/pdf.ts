import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fonts } from './fonts.ts'
import type { PdfTask } from './task.ts'

/** Templates lie beside their modules, and read nothing outside of this folder. */
const SOURCES = fileURLToPath(new URL('../..', import.meta.url))

/** Tagged, with title and language, as PDF/UA-1 asks. */
const STANDARD = { pdfStandard: 'ua-1' }

let compiler: NodeCompiler | undefined

/** Throws for a template that is wrong; whatever the data say, there is a document. */
export function pdfOf({ template, data }: PdfTask): Buffer {
  compiler ??= NodeCompiler.create({ workspace: SOURCES, fontArgs: [{ fontBlobs: fonts() }] })
  try {
    return compiled(compiler, { template, data })
  } finally {
    // else what it keeps of every document grows with their number
    compiler.evictCache(10)
  }
}

function compiled(typst: NodeCompiler, { template, data }: PdfTask): Buffer {
  const creationTimestamp = Math.floor(Date.now() / 1000)
  const strange = new Set<string>()
  for (;;) {
    const inputs = { data: JSON.stringify(data, shown(strange)) }
    try {
      return typst.pdf(
        { mainFilePath: `${SOURCES}${template}`, inputs },
        { ...STANDARD, creationTimestamp },
      )
    } catch (error) {
      const before = strange.size
      for (const character of strangeIn((error as Error).message)) strange.add(character)
      if (strange.size === before) throw error
    }
  }
}

/** What would change how the text around it is seen, or is no text at all. */
const HIDDEN = /[\u202a-\u202e\u2066-\u2069\p{Cn}\p{Co}\p{Cs}]|(?!\n)\p{Cc}/gu
/** What is not seen where it cannot be shown. */
const UNSEEN = /^[\p{Cf}\p{Mn}\p{Zl}\p{Zp}]$/u
/** What stands for a character that none of the fonts has. */
const STRANGER = '\u25af'

/** Makes texts of data such that they can be shown. */
const shown =
  (strange: ReadonlySet<string>) =>
  (_key: string, value: unknown): unknown =>
    typeof value === 'string' ? without(strange, value.replace(HIDDEN, '')) : value

const without = (strange: ReadonlySet<string>, text: string): string =>
  strange.size === 0
    ? text
    : [...text]
        .map(character =>
          strange.has(character) ? (UNSEEN.test(character) ? '' : STRANGER) : character,
        )
        .join('')

const STRANGE = /the text `"(?<text>(?:[^"\\]|\\.)+?)"` could not be displayed/g
const ESCAPE = /\\(?:u\{(?<code>[0-9a-f]+)\}|(?<plain>.))/g

/** The compiler tells which characters it could not show: better a mark in their place than no document at all. */
function strangeIn(message: string): string[] {
  const once = message.replace(/\\(["\\])/g, '$1')
  const texts = [...once.matchAll(STRANGE)].map(({ groups }) => groups!['text']!)
  return texts.flatMap(text => [
    ...text.replace(ESCAPE, (_all, code?: string, plain?: string) =>
      code ? String.fromCodePoint(Number.parseInt(code, 16)) : (plain ?? ''),
    ),
  ])
}
