import type { MessagePort } from 'node:worker_threads'
import { move } from 'piscina'
import { pdfOf } from './pdf.ts'
import { readFile } from './read-sheet.ts'
import type { PdfTask, ReadAnswer, ReadTask } from './task.ts'
import { xlsxOf } from './xlsx.ts'

/** What is made aside of the thread that answers requests; each is called by its name. */
export const pdf = (task: PdfTask) => handed(pdfOf(task))

export const xlsx = async (port: MessagePort) => handed(await xlsxOf(port))

export const read = (task: ReadTask): Promise<ReadAnswer> => readFile(task)

/** Given away rather than copied. */
const handed = (bytes: Uint8Array) => move(new Uint8Array(bytes).buffer)
