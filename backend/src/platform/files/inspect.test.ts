import { strToU8, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  DOCX,
  docx,
  GPS_MARK,
  hugePng,
  ODT,
  odt,
  pdf,
  photo,
  png,
} from '../../../../test/support/sample-files.ts'
import { fileType, FILE_TYPES, RefusedFile } from './file-types.ts'
import { inspected } from './inspect.ts'

const look = (content: Buffer, type: string) => inspected(content, fileType(type)!)
const why = (content: Buffer, type: string) =>
  look(content, type).then(
    () => 'TAKEN',
    (error: unknown) => (error instanceof RefusedFile ? error.why : error),
  )

describe('FILE-1: what people have is taken', () => {
  test.each<[string, Buffer, string]>([
    ['a PDF', pdf(), 'application/pdf'],
    ['a letter', docx(), DOCX],
    ['a letter with a picture', docx({ 'word/media/image1.png': new Uint8Array(10) }), DOCX],
    ['a letter of another program', odt(), ODT],
  ])('%s, as it is', async (_name, content, type) => {
    expect((await look(content, type)).equals(content)).toBe(true)
  })

  test('a letter with a link that somebody may click on', async () => {
    const link =
      '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://bw.de" TargetMode="External"/></Relationships>'
    expect(await why(docx({ 'word/_rels/document.xml.rels': link }), DOCX)).toBe('TAKEN')
  })
})

describe('FILE-1: pictures are drawn anew', () => {
  let taken: Buffer
  beforeAll(async () => {
    taken = await photo(40, 20)
  })

  test('where a photo was taken is left out, and it stands upright', async () => {
    expect(taken.includes(GPS_MARK)).toBe(true)
    const kept = await look(taken, 'image/jpeg')
    expect(kept.includes('Exif')).toBe(false)
    expect(kept.includes(GPS_MARK)).toBe(false)
    expect(sizeOf(kept)).toEqual([20, 40])
  })

  test('FILE-2: what lay behind a picture, as the other half of a polyglot, is left out', async () => {
    const jar = zipSync({ 'Evil.class': strToU8('cafebabe') })
    const kept = await look(Buffer.concat([taken, jar]), 'image/jpeg')
    expect(kept.includes('Evil.class')).toBe(false)
    const drawn = await png()
    const drawnAnew = await look(Buffer.concat([drawn, jar]), 'image/png')
    expect(drawnAnew.includes('Evil.class')).toBe(false)
    expect([drawnAnew.readUInt32BE(16), drawnAnew.readUInt32BE(20)]).toEqual([40, 20])
  })

  test('FILE-2: one of 50,000 × 50,000 pixels is not even drawn', async () => {
    expect(await why(await hugePng(), 'image/png')).toBe('PICTURE')
  })

  test('several at once wait for one another', async () => {
    const drawn = await png(300, 200)
    const all = await Promise.all(Array.from({ length: 4 }, () => look(drawn, 'image/png')))
    expect(new Set(all.map(each => each.toString('base64'))).size).toBe(1)
  })

  test.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, 60)],
    ['its beginning alone', (bytes: Buffer) => bytes.subarray(0, 10)],
  ])('one that is %s is refused', async (_what, cut) => {
    expect(await why(cut(await png()), 'image/png')).toBe('DAMAGED')
    expect(await why(cut(taken), 'image/jpeg')).toBe('DAMAGED')
  })
})

/** Of the first frame of a JPEG without other segments between. */
function sizeOf(jpeg: Buffer): [number, number] {
  const at = jpeg.findIndex(
    (byte, index) => byte === 0xff && (jpeg[index + 1] === 0xc0 || jpeg[index + 1] === 0xc1),
  )
  return [jpeg.readUInt16BE(at + 7), jpeg.readUInt16BE(at + 5)]
}

describe('FILE-1: the first bytes have to say what was declared', () => {
  const samples: [string, Buffer][] = [
    ['application/pdf', pdf()],
    [DOCX, docx()],
    ['text', Buffer.from('<script>alert(1)</script>')],
    ['program', Buffer.from('MZ\x90\x00')],
    ['svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['empty archive', Buffer.from('PK\x05\x06'.padEnd(22, '\0'), 'latin1')],
  ]
  test.each(samples)('%s is nothing else', async (is, content) => {
    for (const { type } of FILE_TYPES)
      expect(await why(content, type), `${is} as ${type}`).toBe(type === is ? 'TAKEN' : 'TYPE')
  })
  test('a PDF that begins after something else', async () => {
    expect(await why(Buffer.concat([Buffer.from('GIF89a'), pdf()]), 'application/pdf')).toBe('TYPE')
  })
})

describe('FILE-2: office files do nothing', () => {
  const external =
    '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://evil.test/t.dotm" TargetMode="External"/></Relationships>'
  test.each<[string, Buffer, string]>([
    ['macros', docx({ 'word/vbaProject.bin': new Uint8Array(20) }), DOCX],
    [
      'macros under another name',
      docx({
        '[Content_Types].xml': `<Types>${DOCX}.main+xml application/vnd.ms-word.document.macroEnabled.main+xml</Types>`,
      }),
      DOCX,
    ],
    ['a control', docx({ 'word/activeX/activeX1.bin': new Uint8Array(20) }), DOCX],
    [
      'an object of another program',
      docx({ 'word/embeddings/oleObject1.bin': new Uint8Array(20) }),
      DOCX,
    ],
    ['a template from elsewhere', docx({ 'word/_rels/settings.xml.rels': external }), DOCX],
    ['macros of the other program', odt({ 'Basic/Standard/Module1.xml': 'Sub Main' }), ODT],
    ['scripts of the other program', odt({ 'Scripts/python/x.py': 'import os' }), ODT],
  ])('%s', async (_what, content, type) => {
    expect(await why(content, type)).toBe('MACRO')
  })
})

describe('FILE-2: archives', () => {
  test('one that is no office file', async () => {
    const archive = Buffer.from(zipSync({ 'a.txt': strToU8('hallo') }))
    expect(await why(archive, DOCX)).toBe('TYPE')
    expect(await why(docx(), ODT)).toBe('TYPE')
  })

  test.each(['inner.zip', 'setup.EXE', 'makro.docm', 'bild.png.js'])(
    'with %s in it',
    async name => {
      expect(await why(docx({ [`word/${name}`]: new Uint8Array(4) }), DOCX)).toBe('ARCHIVE')
    },
  )

  test('with a name that leads elsewhere', async () => {
    expect(await why(docx({ '../../etc/cron.d/x': 'x' }), DOCX)).toBe('DAMAGED')
  })

  test('one that expands to more than anybody writes', async () => {
    const bomb = docx({ 'word/media/bomb.xml': new Uint8Array(120 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(await why(bomb, DOCX)).toBe('ARCHIVE')
  })

  test('one of thousands of parts', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 2500 }, (_, at) => [`word/${at}.xml`, '']),
    )
    expect(await why(docx(parts), DOCX)).toBe('ARCHIVE')
  })

  test('one that says it is smaller than it is', async () => {
    const large = docx({ 'word/media/bomb.xml': new Uint8Array(3 * 1024 * 1024) })
    const said = Buffer.alloc(4)
    said.writeUInt32LE(3 * 1024 * 1024)
    const lying = Buffer.from(large)
    for (let at = lying.indexOf(said); at >= 0; at = lying.indexOf(said, at + 1))
      lying.writeUInt32LE(100, at)
    expect(lying.equals(large)).toBe(false)
    expect(await why(lying, DOCX)).toBe('DAMAGED')
  })

  test('one that is cut off', async () => {
    expect(await why(docx().subarray(0, -30), DOCX)).toBe('DAMAGED')
  })
})

describe('FILE-2: PDFs start nothing', () => {
  test.each([
    ['a program', '/Launch'],
    ['a file', '/EmbeddedFiles'],
  ])('%s', async (_what, name) => {
    expect(
      await why(Buffer.concat([pdf(), Buffer.from(`${name} <<>>\n%%EOF\n`)]), 'application/pdf'),
    ).toBe('MACRO')
  })
  test('one without an end', async () => {
    expect(await why(pdf().subarray(0, -20), 'application/pdf')).toBe('DAMAGED')
  })
})
