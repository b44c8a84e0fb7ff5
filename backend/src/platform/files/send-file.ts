import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import type { Logger } from 'pino'
import { codeOf } from '../ground/errors.ts'
import { fileType } from './file-types.ts'

interface Sent {
  type: string
  size: number
  /** Without an ending. */
  name: string
}

/** Nobody on the other side has taken a byte for so long. */
const IDLE_MS = 30_000

/** Answers with a file. Throws what is wrong with its first bytes, as long as the answer can say so. */
export async function sendFile(
  response: Response,
  { file, content, log }: { file: Sent; content: AsyncGenerator<Buffer>; log: Logger },
): Promise<void> {
  const bytes = await begun(content)
  response.setHeaders(headersOf(file))
  response.setTimeout(IDLE_MS, () => response.destroy())
  await pipeline(bytes, response).catch((error: unknown) => cutOff(error, log))
}

async function begun(parts: AsyncGenerator<Buffer>): Promise<Readable> {
  const first = await parts.next()
  async function* all(): AsyncGenerator<Buffer> {
    if (first.value) yield first.value
    yield* parts
  }
  return Readable.from(all())
}

/** An answer that has begun cannot say that it failed: it is shorter than it said, and its line breaks. */
function cutOff(error: unknown, log: Logger): void {
  if (codeOf(error) !== 'ERR_STREAM_PREMATURE_CLOSE')
    log.error({ err: error }, 'a file could not be read')
}

/** What a browser needs to keep the file as one, and to do nothing else with it. */
function headersOf({ type, size, name }: Sent): Map<string, string> {
  const full = `${plainName(name)}.${fileType(type)?.extension ?? 'bin'}`
  const ascii = full.normalize('NFKD').replace(/[^\w .()-]/g, '_')
  return new Map([
    ['content-type', type],
    ['content-length', String(size)],
    [
      'content-disposition',
      `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(full).replace(/['()*]/g, escaped)}`,
    ],
    ['content-security-policy', `default-src 'none'; frame-ancestors 'none'; sandbox`],
    ['cross-origin-resource-policy', 'same-origin'],
  ])
}

/** Nothing that leads to a folder, hides an ending, or turns the direction of reading. */
function plainName(name: string): string {
  const plain = name
    .replace(/[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  return plain.slice(0, 120).trim() || 'Datei'
}

const escaped = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase()}`
