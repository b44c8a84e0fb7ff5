import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { expectAccessible } from '../support/accessible.ts'
import { pdf } from '../support/sample-files.ts'
import { DESKTOP, PHONE, settled, typing } from './reader.ts'
import { newPage, open, visit } from './visit.ts'

const CONTENT = pdf('Vertraulich')

/** A document of a case of Leyla Brandt; each test takes another case. */
async function documentOf(page: Page, nth: number, title: string): Promise<void> {
  await open(page, '/faelle')
  await page.locator('main a[href^="/faelle/0"]').nth(nth).click()
  await settled(page)
  await page.getByRole('link', { name: 'Dokumente' }).click()
  await settled(page)
  await page
    .getByLabel('Datei wählen')
    .setInputFiles([{ name: `${title}.pdf`, mimeType: 'application/pdf', buffer: CONTENT }])
  await page.getByLabel('Art').selectOption('OTHER')
  await page.keyboard.press('Control+Enter')
  await page.getByText(`„${title}“ ist hinzugefügt.`).waitFor()
}

/** By keyboard, to the address that is shown once. */
async function handOut(page: Page, title: string): Promise<string> {
  await page.getByRole('button', { name: `Nach außen geben: ${title}` }).press('Enter')
  await page.getByRole('dialog').waitFor()
  await typing(page)
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await page.getByText('Bitte ausfüllen').first().waitFor()
  await typing(page)
  await page.keyboard.type('Jobcenter Heidelberg, Frau Kurz')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Antrag auf Leistungen')
  await page.keyboard.press('Enter')
  const address = page.getByRole('textbox', { name: /^Adresse für Jobcenter/ })
  await address.waitFor()
  await expectAccessible(page)
  const made = await address.inputValue()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  return made
}

test.each([
  ['desktop', DESKTOP, 3],
  ['phone', PHONE, 4],
])(
  'a document goes to somebody outside for a week, is seen when it was opened, and ends at once (%s)',
  async (_, device, nth) => {
    const page = await visit('Leyla Brandt', device)
    await documentOf(page, nth, 'Zeugnis B1')
    const address = await handOut(page, 'Zeugnis B1')
    expect(new URL(address).pathname).toMatch(/^\/freigabe\/08\d{3}\.[\w-]{22}$/)
    await page.getByText(/^Für Jobcenter Heidelberg, Frau Kurz, bis \d/).waitFor()
    await page.getByText('Noch nicht geöffnet').waitFor()

    const outside = await newPage(device)
    await outside.goto(address)
    await outside.getByRole('heading', { name: 'Für Sie freigegeben' }).waitFor()
    await expectAccessible(outside)
    await outside.keyboard.press('Tab')
    await outside.keyboard.press('Enter')
    await outside.getByRole('heading', { name: 'Zeugnis B1' }).waitFor()
    await outside.getByText('Leyla Brandt, Rhein-Neckar-Kreis').waitFor()
    await expectAccessible(outside)
    const [download] = await Promise.all([
      outside.waitForEvent('download'),
      outside.getByRole('button', { name: 'Herunterladen' }).press('Enter'),
    ])
    expect(download.suggestedFilename()).toBe('Zeugnis B1.pdf')
    expect((await readFile(await download.path())).equals(CONTENT)).toBe(true)

    await page.reload()
    await settled(page)
    await page.getByText('2 Aufrufe, zuerst am').waitFor()
    await page
      .getByRole('button', { name: 'Zurückziehen: Weitergabe an Jobcenter Heidelberg, Frau Kurz' })
      .press('Enter')
    await page
      .getByText('Die Adresse für Jobcenter Heidelberg, Frau Kurz öffnet nichts mehr.')
      .waitFor()
    await page.getByText('1 frühere Weitergabe').waitFor()
    await expectAccessible(page)

    await outside.goto(address)
    await outside.getByRole('button', { name: 'Öffnen' }).press('Enter')
    await outside.getByRole('heading', { name: 'Dieser Link öffnet nichts' }).waitFor()
    await expectAccessible(outside)
  },
)
