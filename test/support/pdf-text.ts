import { extractText, getDocumentProxy } from 'unpdf'

/** The text of each page, as a reader of the file finds it. */
export async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)))
  return text.map(plain)
}

export const textOf = async (bytes: Uint8Array): Promise<string> =>
  (await pagesOf(bytes)).join('\n')

/** Where a line breaks is the page's business, and so is by which glyphs letters are joined. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ')
