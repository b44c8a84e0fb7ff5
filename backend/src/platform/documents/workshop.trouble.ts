import { fileURLToPath } from 'node:url'
import type { PdfTask } from './task.ts'

export const TROUBLE = fileURLToPath(import.meta.url)

/** For the test of the workshop: a piece of work, and its trouble by name. */
export function pdf({ template }: PdfTask): ArrayBufferLike {
  if (template === 'die') process.exit(3)
  const until = template === 'hang' ? Infinity : 0
  while (Date.now() < until);
  return new TextEncoder().encode('done').buffer
}
