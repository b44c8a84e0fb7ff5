import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { RefusedFile } from './file-types.ts'

/** A picture to be drawn anew. */
export interface Drawing {
  type: string
  content: Uint8Array
}

/** What cameras make; drawn, each takes four bytes. */
const MOST_PIXELS = 30_000_000
const LONGEST_MS = 25_000
const WORKER = new URL(`picture-worker${extname(import.meta.url)}`, import.meta.url)

let last: Promise<unknown> = Promise.resolve()

/**
 * The picture drawn anew (FILE-1): nothing is left of where and by what it was taken, nor of whatever else lay in the
 * file. One at a time, because a drawn picture fills memory.
 */
export function redraw(drawing: Drawing): Promise<Buffer> {
  checkPixels(drawing)
  const mine = last.then(() => drawn(drawing))
  last = mine.catch(() => {})
  return mine
}

async function drawn(drawing: Drawing): Promise<Buffer> {
  const worker = new Worker(WORKER, {
    workerData: drawing,
    execArgv: [],
    stderr: true,
    stdout: true,
  })
  const ended = new AbortController()
  try {
    const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(LONGEST_MS)])
    const exit = once(worker, 'exit', { signal }).then(() => {
      throw new Error('it ended without a picture')
    })
    const message = once(worker, 'message', { signal })
    message.catch(() => {})
    const [picture] = (await Promise.race([message, exit])) as [ArrayBuffer]
    return Buffer.from(picture)
  } catch (error) {
    throw new RefusedFile('DAMAGED', { cause: error })
  } finally {
    ended.abort()
    await worker.terminate()
  }
}

/** Before anything is drawn: a small file may say that it is 50,000 pixels wide. */
function checkPixels({ type, content }: Drawing): void {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const size = type === 'image/png' ? sizeOfPng(bytes) : sizeOfJpeg(bytes)
  if (!size || size[0] * size[1] === 0) throw new RefusedFile('DAMAGED')
  if (size[0] * size[1] > MOST_PIXELS) throw new RefusedFile('PICTURE')
}

type Size = readonly [width: number, height: number]

const sizeOfPng = (bytes: Buffer): Size | null =>
  bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR'
    ? null
    : [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]

/** Of the first frame; segments say how long they are. */
function sizeOfJpeg(bytes: Buffer): Size | null {
  for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (bytes[at] !== 0xff) return null
    if (isFrame(bytes[at + 1]!)) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)]
  }
  return null
}

/** SOF0 to SOF15, without the tables between them. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
