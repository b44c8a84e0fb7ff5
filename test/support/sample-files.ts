import encodeJpeg, { init as initJpeg } from '@jsquash/jpeg/encode.js'
import encodePng, { init as initPng } from '@jsquash/png/encode.js'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { wasm } from '../../backend/src/platform/files/wasm.ts'

/** Files as people have them, and as attackers do. Made here, so that each says what is wrong with it. */

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const ODT = 'application/vnd.oasis.opendocument.text'

/** A page that says `text`; what `pad` adds lies in a stream of the file. */
export function pdf(text = 'Guten Tag', pad = 0): Buffer {
  const page = `BT /F1 24 Tf 72 720 Td (${text}) Tj ET\n%${'x'.repeat(pad)}\n`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${page.length}>>stream\n${page}endstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let body = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = body.length
    body += `${at + 1} 0 obj${object}endobj\n`
    return place
  })
  const rows = places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  return Buffer.from(
    `${body}xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer<</Size ${count}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
}

const TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${DOCX}.main+xml"/></Types>`
const WORDS =
  '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Guten Tag</w:t></w:r></w:p></w:body></w:document>'

const textual = (parts: Record<string, string | Uint8Array>): Zippable =>
  Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      typeof part === 'string' ? strToU8(part) : part,
    ]),
  )

/** A letter, with parts that are added to it or stand in place of its own. */
export const docx = (parts: Record<string, string | Uint8Array> = {}): Buffer =>
  Buffer.from(
    zipSync(textual({ '[Content_Types].xml': TYPES, 'word/document.xml': WORDS, ...parts })),
  )

export const odt = (parts: Record<string, string | Uint8Array> = {}): Buffer =>
  Buffer.from(zipSync(textual({ mimetype: ODT, 'content.xml': WORDS, ...parts })))

type Drawn = Parameters<typeof encodePng>[0]

/** A picture whose upper left quarter is red, and all else blue. */
function drawing(width: number, height: number): Drawn {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let at = 0; at < width * height; at++) {
    const isRed = at % width < width / 2 && at < (width * height) / 2
    data.set(isRed ? [220, 20, 20, 255] : [20, 20, 220, 255], at * 4)
  }
  return { data, width, height } as unknown as Drawn
}

export async function png(width = 40, height = 20): Promise<Buffer> {
  await initPng(wasm('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'))
  return Buffer.from(await encodePng(drawing(width, height)))
}

/** As a phone makes it: lying on its side, and with the place where it was taken. */
export async function photo(width = 40, height = 20): Promise<Buffer> {
  await initJpeg(wasm('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'))
  const plain = Buffer.from(await encodeJpeg(drawing(width, height)))
  return Buffer.concat([plain.subarray(0, 2), exif(), plain.subarray(2)])
}

export const GPS_MARK = 'N48.7758 E9.1829'

/** Orientation 6 (turned to the right) and a text where the place would be. */
function exif(): Buffer {
  const text = Buffer.from(`${GPS_MARK}\0`)
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(2, 8)
  const entry = (at: number, [tag, type, count, value]: [number, number, number, number]): void => {
    tiff.writeUInt16BE(tag, at)
    tiff.writeUInt16BE(type, at + 2)
    tiff.writeUInt32BE(count, at + 4)
    tiff.writeUInt32BE(value, at + 8)
  }
  entry(10, [0x010e, 2, text.length, tiff.length])
  entry(22, [0x0112, 3, 1, 6 << 16])
  const segment = Buffer.concat([Buffer.from('Exif\0\0'), tiff, text])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(segment.length + 2, 2)
  return Buffer.concat([head, segment])
}

/** A letter whose directory says that it expands to 200 MB. */
export function bombOfDirectory(): Buffer {
  const bytes = docx({ 'word/media/b.xml': new Uint8Array(3000) })
  const central = bytes.lastIndexOf(Buffer.from('word/media/b.xml')) - 46
  bytes.writeUInt32LE(200 * 1024 * 1024, central + 24)
  return bytes
}

/** A few bytes that say they are 50,000 pixels wide and high. */
export async function hugePng(): Promise<Buffer> {
  const small = await png()
  small.writeUInt32BE(50_000, 16)
  small.writeUInt32BE(50_000, 20)
  return small
}

/** What every scanner takes for a virus; put together, so that none finds it in this repository. */
export const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join(''),
)
