import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { collected } from '../encryption/stream.ts'
import { RefusedFile } from './file-types.ts'

const MOST_ENTRIES = 2000
const MOST_EXPANDED = 100 * 1024 * 1024
/** Office files that people write come to a tenth; repeated rows of a sheet to a fiftieth. */
const MOST_EXPANSION = 200
/** Small files may expand more. */
const ALWAYS_EXPANDED = 10 * 1024 * 1024
const LARGEST_INDEX = 1024 * 1024

/** Macros and what runs without one: controls, objects of other programs, scripts. */
const ACTIVE = /vbaproject|vbadata|macrosheets?\/|activex|oleobject|^(basic|scripts|dialogs)\//i
const ARCHIVE =
  /\.(zip|rar|7z|jar|tar|t?gz|bz2|xz|cab|iso|docm|xlsm|pptm|exe|dll|js|vbs|bat|cmd|ps1|lnk|hta)$/i
/** Where a part fetches from elsewhere when it is opened; a link that somebody clicks on is none. */
const FETCHES =
  /<Relationship\b(?=[^>]*TargetMode="External")(?![^>]*\/relationships\/hyperlink")[^>]*>/i
const MACRO_TYPE = /macroEnabled|vbaProject/i

/** Throws for what is no whole office file of that type, expands too far, or holds anything that runs. */
export async function inspectOffice(content: Buffer, type: string): Promise<void> {
  const zip = await fromBufferPromise(content).catch(damaged)
  const index = await lookedThrough(zip, content.length)
  const isThatType = type.startsWith('application/vnd.oasis')
    ? index.mimetype === type
    : index.types?.includes(`${type}.main+xml`)
  if (index.types && MACRO_TYPE.test(index.types)) throw new RefusedFile('MACRO')
  if (!isThatType) throw new RefusedFile('TYPE')
}

interface Index {
  mimetype?: string
  types?: string
}

/** Reads every entry to its end, because what a directory says of sizes may be wrong. */
async function lookedThrough(zip: ZipFile, size: number): Promise<Index> {
  const index: Index = {}
  const most = Math.min(MOST_EXPANDED, Math.max(ALWAYS_EXPANDED, size * MOST_EXPANSION))
  let expanded = 0
  let entries = 0
  try {
    for await (const entry of zip.eachEntry()) {
      checkName(entry.fileName)
      if (entry.isEncrypted()) throw new RefusedFile('ARCHIVE')
      expanded += entry.uncompressedSize
      if (++entries > MOST_ENTRIES || expanded > most) throw new RefusedFile('ARCHIVE')
      await read(zip, entry, index)
    }
  } catch (error) {
    if (error instanceof RefusedFile) throw error
    damaged(error)
  }
  return index
}

function checkName(name: string): void {
  if (ACTIVE.test(name)) throw new RefusedFile('MACRO')
  if (ARCHIVE.test(name)) throw new RefusedFile('ARCHIVE')
}

/** The stream ends with an error at the first byte that the directory does not speak of. */
async function read(zip: ZipFile, entry: Entry, index: Index): Promise<void> {
  const { fileName, uncompressedSize } = entry
  if (fileName.endsWith('/')) return
  const stream = await zip.openReadStreamPromise(entry)
  const note = NOTED.find(({ name }) => name.test(fileName))?.note
  if (!note) return drained(stream)
  if (uncompressedSize > LARGEST_INDEX) throw new RefusedFile('ARCHIVE')
  note(index, (await collected(stream)).toString())
}

/** Parts that say what the others are, or lead elsewhere. */
const NOTED: { name: RegExp; note: (index: Index, text: string) => void }[] = [
  { name: /^mimetype$/, note: (index, text) => void (index.mimetype = text.trim()) },
  { name: /^\[Content_Types\]\.xml$/, note: (index, text) => void (index.types = text) },
  {
    name: /\.rels$/,
    note(_index, text) {
      if (FETCHES.test(text)) throw new RefusedFile('MACRO')
    },
  },
]

async function drained(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const part of stream) void part
}

function damaged(cause: unknown): never {
  throw new RefusedFile('DAMAGED', { cause })
}
