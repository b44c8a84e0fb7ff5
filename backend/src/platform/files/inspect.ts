import type { FileType } from './file-types.ts'
import { RefusedFile } from './file-types.ts'
import { inspectOffice } from './office-content.ts'
import { redraw } from './pictures.ts'

/** What is kept of a file that says it is of this type; throws {@link RefusedFile} for one that is not, or does more than show something. */
export async function inspected(
  content: Buffer,
  { type, magic, content: kind }: FileType,
): Promise<Buffer> {
  if (!content.subarray(0, magic.length).equals(magic)) throw new RefusedFile('TYPE')
  if (kind === 'PICTURE') return redraw({ type, content })
  if (kind === 'OFFICE') await inspectOffice(content, type)
  else inspectPdf(content)
  return content
}

/** Readers look for the end within the last kilobyte; what follows it would be another file. */
const END_WITHIN = 1024
/** Programs and files that a reader would start or unpack. */
const STARTS = /\/(Launch|EmbeddedFiles?|RichMedia)\b/

function inspectPdf(content: Buffer): void {
  if (!content.subarray(-END_WITHIN).includes('%%EOF')) throw new RefusedFile('DAMAGED')
  if (STARTS.test(content.toString('latin1'))) throw new RefusedFile('MACRO')
}
