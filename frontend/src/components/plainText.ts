/** What a line of plain text is made of: words, ways to somewhere, and places that somebody still has to fill in. */
export type Piece =
  | { text: string; kind: 'words' | 'open' }
  | { text: string; kind: 'link'; to: string }

/** A part of a plain text: its first sign says what it is. */
export interface Block {
  kind: 'heading' | 'paragraph' | 'list'
  /** A paragraph's lines, or the items of a list. */
  lines: Piece[][]
}

/** Left in the texts that the product brings, in their languages. */
const OPEN = String.raw`\[(?:bitte eintragen|please fill in): [^\]\n]+\]`
const URL_LIKE = String.raw`\bhttps?:\/\/[^\s<>"'\[\]]+`
const MAIL_LIKE = String.raw`(?<![\p{L}\p{N}._%+-])(?:mailto:)?[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`
const PIECES = new RegExp(`(${OPEN})|(${URL_LIKE})|(${MAIL_LIKE})`, 'gu')

/** Ends the sentence, not the address. */
const TRAILING = /[.,;:!?)]+$/

/** The blocks of a text without any markup but the first signs of its lines: nothing in it can become more than a link. */
export function blocksOf(text: string): Block[] {
  return text
    .split(/\r?\n\s*\r?\n/)
    .flatMap(part => blocksWithin(part.split(/\r?\n/).filter(line => line.trim())))
}

/** Lines without an empty one between them: those of one kind belong together, but for headings. */
function blocksWithin(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  for (const line of lines) {
    const [, sign, rest = line] = /^(#|-) +(.*)$/.exec(line) ?? []
    const kind = kindOf(sign)
    const last = blocks.at(-1)
    if (last?.kind === kind && kind !== 'heading') last.lines.push(piecesOf(rest))
    else blocks.push({ kind, lines: [piecesOf(rest)] })
  }
  return blocks
}

const kindOf = (sign: string | undefined): Block['kind'] =>
  sign === '#' ? 'heading' : sign === '-' ? 'list' : 'paragraph'

/** How many places of a text are still to be filled in. */
export const openIn = (text: string): number => text.match(new RegExp(OPEN, 'g'))?.length ?? 0

function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const found of line.matchAll(PIECES)) {
    const piece = pieceOf(found)
    if (found.index > from) pieces.push({ kind: 'words', text: line.slice(from, found.index) })
    pieces.push(piece)
    from = found.index + piece.text.length
  }
  if (from < line.length) pieces.push({ kind: 'words', text: line.slice(from) })
  return pieces
}

function pieceOf([all, open, url]: RegExpExecArray): Piece {
  if (open) return { kind: 'open', text: all }
  const text = all.replace(TRAILING, '')
  const to = url ? text : `mailto:${text.replace(/^mailto:/, '')}`
  return URL.canParse(to) ? { kind: 'link', text, to } : { kind: 'words', text }
}
