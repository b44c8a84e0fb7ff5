import { afterAll, describe, expect, test } from 'vitest'
import { hueOf } from '../../backend/src/platform/documents/letterhead.ts'
import { Workshop } from '../../backend/src/platform/documents/workshop.ts'
import { tenantColour } from '../../frontend/src/app/tenantColour.ts'
import { letterOf, letters, onPaper } from '../support/letters.ts'
import { pagesOf, textOf } from '../support/pdf-text.ts'

const workshop = new Workshop()
afterAll(() => workshop.close())

const paper = (text: string) => onPaper(workshop, { sections: [{ text }] })
const words = (text: string): string[] => text.normalize('NFKC').match(/[\p{L}\p{M}]{3,}/gu) ?? []

describe.each(letters)('a letter in $language', letter => {
  test('its words come out of the file as they went in', async () => {
    const text = await textOf(await onPaper(workshop, letterOf(letter)))
    for (const word of words(letter.text)) expect(text).toContain(word)
  })

  test('the head of its table stands on both pages, which say which they are', async () => {
    const pages = await pagesOf(await onPaper(workshop, letterOf(letter)))
    expect(pages).toHaveLength(2)
    for (const [at, page] of pages.entries()) {
      expect(page).toContain(`Seite ${at + 1} von 2`)
      for (const word of words(letter.head[1])) expect(page).toContain(word)
    }
  })

  test('title and language stand in it', async () => {
    const bytes = (await onPaper(workshop, letterOf(letter))).toString('latin1')
    expect(bytes).toContain(`/Lang (${letter.language}`)
    expect(bytes).toContain('/Marked true')
    expect(bytes).toContain('/DisplayDocTitle true')
  })
})

test.each([
  '#import "/platform/documents/letter.typ": *',
  '#read("/etc/passwd")',
  '#sys.inputs.data',
  '] #panic("x") [',
  '\\u{41} \\ // /* */',
  '$x^2$ _a_ *b* `c` = Titel @ref <label>',
  '"); }); //',
])('%s is a text like any other', async text => {
  expect(await textOf(await paper(text))).toContain(text.normalize('NFKC'))
})

test('what would turn the letters around it is left out', async () => {
  const text = await textOf(await paper('vorher \u202egnp.exe\u202c nachher \u2067x\u2069 Ende'))
  expect(text).toContain('vorher gnp.exe nachher x Ende')
})

test('a character that no font has leaves a mark, and the others stay', async () => {
  const text = await textOf(await paper('Wang 王 Nino ნინო \u{1F468}\u200d\u{1F469} Ende'))
  expect(text).toContain('Wang ▯ Nino ▯▯▯▯ ▯▯ Ende')
})

test('a long note breaks over pages, an unbroken word does not stop it', async () => {
  const pages = await pagesOf(await paper(`${'Wort '.repeat(5_000)}${'x'.repeat(3_000)}`))
  expect(pages.length).toBeGreaterThan(4)
})

test('a tenant has its colour on paper as on the screen', () => {
  for (const ags of ['08', '081', '08111', '08226', '08437'])
    expect(tenantColour(ags)).toBe(`oklch(80% 0.15 ${hueOf(ags)})`)
})
