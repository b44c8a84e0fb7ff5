import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { expectAccessible } from '../support/accessible.ts'
import { DOCX, docx, pdf, photo } from '../support/sample-files.ts'
import { PHONE, settled } from './reader.ts'
import { open, visit } from './visit.ts'

/** The documents of a case of Leyla Brandt; each test takes another one, of those behind the demo's own papers. */
async function documentsOf(page: Page, nth: number): Promise<void> {
  await open(page, '/faelle')
  await page.locator('main a[href^="/faelle/0"]').nth(nth).click()
  await settled(page)
  await page.getByRole('link', { name: 'Dokumente' }).click()
  await settled(page)
}
const choose = (page: Page, file: { name: string; mimeType: string; buffer: Buffer }) =>
  page.getByLabel('Datei wählen').setInputFiles([file])

test('FILE-1: a document is added, looked at, renamed and withdrawn by keyboard', async () => {
  const page = await visit('Leyla Brandt')
  await documentsOf(page, 11)
  await choose(page, {
    name: 'Aufenthaltstitel_2026.pdf',
    mimeType: 'application/pdf',
    buffer: pdf('Titel', 400_000),
  })
  const kind = page.getByLabel('Art')
  await kind.waitFor()
  await expect.poll(() => kind.evaluate(node => node === document.activeElement)).toBe(true)
  await expectAccessible(page)

  await page.keyboard.press('Control+Enter')
  await page.getByText('Bitte ausfüllen').first().waitFor()
  await kind.selectOption('RESIDENCE_TITLE')
  await page.getByRole('textbox', { name: /Gültig bis/ }).fill('31.01.2030')
  await page.keyboard.press('Control+Enter')
  const title = 'Aufenthaltstitel 2026'
  await page.getByText(`„${title}“ ist hinzugefügt.`).waitFor()
  await page.getByText('gültig bis 31.01.2030').waitFor()
  await page.getByText('Nicht auf Schadsoftware geprüft').waitFor()

  await page.getByRole('button', { name: `Ändern: ${title}` }).press('Enter')
  await page.getByRole('dialog').getByLabel('Bezeichnung').fill('Titel von Amal')
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await page.getByText('Titel von Amal', { exact: true }).waitFor()

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Herunterladen: Titel von Amal' }).press('Enter'),
  ])
  expect(download.suggestedFilename()).toBe('Titel von Amal.pdf')

  await page.getByRole('button', { name: 'Zurückziehen: Titel von Amal' }).press('Enter')
  await page.getByText('Noch kein Dokument').waitFor()
  await page.getByRole('button', { name: 'Rückgängig' }).press('Enter')
  await page.getByText('Titel von Amal', { exact: true }).waitFor()

  // what expires is reminded of
  await page.getByRole('link', { name: 'Verlauf' }).click()
  await page.getByText('Titel von Amal').waitFor()
  await page.getByText('06.12.2029').waitFor()
})

test('FILE-1: on a phone a photo is added and shown', async () => {
  const page = await visit('Leyla Brandt', PHONE)
  await documentsOf(page, 12)
  const camera = page.getByLabel('Fotografieren')
  expect(await camera.getAttribute('capture')).toBe('environment')
  await camera.setInputFiles([
    { name: 'bescheid.jpg', mimeType: 'image/jpeg', buffer: await photo(300, 200) },
  ])
  await page.getByLabel('Art').selectOption('LETTER')
  await page.getByRole('button', { name: 'Hinzufügen', exact: true }).tap()
  await page.getByRole('button', { name: 'Ansehen: bescheid' }).tap()
  const picture = page.getByRole('dialog').getByRole('img', { name: 'bescheid' })
  await expect
    .poll(() => picture.evaluate(node => (node as HTMLImageElement).naturalHeight))
    .toBe(300)
  await expectAccessible(page)
})

test('FILE-1: a line that breaks is waited for, and the upload goes on where it was', async () => {
  const page = await visit('Leyla Brandt')
  await documentsOf(page, 13)
  let pieces = 0
  const lengths: number[] = []
  await page.route('**/files/uploads/*', async route => {
    const request = route.request()
    if (request.method() !== 'PATCH') return route.continue()
    lengths.push(Number(request.headers()['upload-offset']))
    pieces += 1
    return pieces === 2 || pieces === 3 ? route.abort('connectionreset') : route.continue()
  })
  await choose(page, {
    name: 'lang.pdf',
    mimeType: 'application/pdf',
    buffer: pdf('lang', 900_000),
  })
  await page.getByLabel('Art').waitFor()
  expect(pieces).toBeGreaterThan(4)
  expect(lengths.filter(at => at === 0)).toHaveLength(1)
  await page.getByRole('button', { name: 'Doch nicht' }).click()
  await page.getByLabel('Art').waitFor({ state: 'hidden' })
})

test('C25: the case on top has papers, which can be had', async () => {
  // whose cases no other test changes the order of
  const page = await visit('Amal Haddad')
  await documentsOf(page, 0)
  const papers = page.getByRole('button', { name: /^Herunterladen: / })
  await expect.poll(() => papers.count()).toBe(3)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Herunterladen: Aufenthaltserlaubnis' }).press('Enter'),
  ])
  expect(download.suggestedFilename()).toBe('Aufenthaltserlaubnis.pdf')
})

test('FILE-2: what is refused says why, and what to do', async () => {
  const page = await visit('Leyla Brandt')
  await documentsOf(page, 13)
  await choose(page, {
    name: 'brief.docx',
    mimeType: DOCX,
    buffer: docx({ 'word/vbaProject.bin': new Uint8Array(9) }),
  })
  await page
    .getByRole('alert')
    .getByText(/Makros.*am besten als PDF/)
    .waitFor()
  await choose(page, {
    name: 'getarnt.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('MZ kein PDF'),
  })
  await page.getByRole('alert').getByText('Der Inhalt passt nicht').waitFor()
  await expectAccessible(page)
})
