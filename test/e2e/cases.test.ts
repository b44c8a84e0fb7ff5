import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { expectAccessible } from '../support/accessible.ts'
import { PHONE, typing } from './reader.ts'
import { beginTalk, open, visit } from './visit.ts'

test('LOCK-1 when somebody was faster, what was typed stays and can be saved', async () => {
  const path = await casePath(await visit('Leyla Brandt'))
  const [first, second] = [await visit('Leyla Brandt'), await visit('Leyla Brandt')]
  await correct(first, path, 'Schneller geschrieben')
  await correct(second, path, 'Langsam und gründlich')

  await first.getByRole('button', { name: 'Speichern' }).click()
  await first.getByRole('dialog').waitFor({ state: 'hidden' })
  await second.getByRole('button', { name: 'Speichern' }).click()

  const dialog = second.getByRole('dialog')
  await dialog.getByText(/Ihre Eingaben stehen noch hier/).waitFor()
  await dialog.getByRole('row', { name: /Notiz.*Schneller geschrieben.*Langsam und/ }).waitFor()
  expect(await dialog.getByLabel('Notiz').inputValue()).toBe('Langsam und gründlich')

  await dialog.getByRole('button', { name: 'Meine Eingaben speichern' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await second.getByText('Langsam und gründlich').waitFor()
})

test('a case is opened, found by its name, and gets its first talk', async () => {
  const page = await visit('Leyla Brandt')
  await open(page, '/faelle/neu')
  await page.getByLabel('Familienname').fill('Zitronenfalter')
  await page.getByLabel('Vornamen').fill('Ümit')
  await page.getByRole('textbox', { name: 'Geburtsdatum' }).fill('7.3.1990')
  await page.getByLabel('Wohngemeinde').fill('Sinsh')
  await page.getByRole('option', { name: 'Sinsheim' }).click()
  await page.getByLabel('Einwilligung').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Fall eröffnen' }).click()
  await page.getByRole('heading', { level: 1, name: /Zitronenfalter/ }).waitFor()
  await page.getByText('Noch kein Gespräch').waitFor()

  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByLabel('Name oder Fallnummer').fill('zitro umit')
  await page
    .getByRole('dialog')
    .getByText(/Zitronenfalter/)
    .first()
    .waitFor()
  await page.keyboard.press('Escape')

  await beginTalk(page)
  await page.getByRole('button', { name: 'Arbeit' }).click()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Gespräch gespeichert:').waitFor()
  await page
    .getByRole('link', { name: /Zitronenfalter/ })
    .first()
    .click()
  await page.getByRole('region', { name: 'Verlauf' }).getByText('1', { exact: true }).waitFor()
  await page.getByText('Clearing').first().waitFor()
})

test('A5: a case without consent says what it waits for; the first talk takes it along', async () => {
  const page = await visit('Leyla Brandt')
  await openWithoutConsent(page, 'Distelfalter')
  await page.getByText('Information und Einwilligung fehlen.').waitFor()
  await beginTalk(page)
  await page.getByRole('button', { name: 'Arbeit' }).press('Space')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Fehlt noch: Einwilligung').waitFor()
  const form = page.getByLabel('Einwilligung', { exact: true })
  expect(await form.evaluate(one => one === document.activeElement)).toBe(true)
  await page.keyboard.type('Anonyme')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Gespräch gespeichert:').waitFor()
  await page
    .getByRole('link', { name: /Distelfalter/ })
    .first()
    .click()
  await page.getByText('Clearing').first().waitFor()
  await page.getByText('Anonyme Beratung').waitFor()
})

test('A5: the consent is recorded on the case page, by keyboard', async () => {
  const page = await visit('Leyla Brandt')
  await openWithoutConsent(page, 'Aurorafalter')
  await page.getByRole('button', { name: 'Einwilligung erfassen' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await dialog.getByRole('textbox', { name: 'Informiert am' }).fill('1.1.2090')
  await dialog.getByLabel('Einwilligung', { exact: true }).selectOption('WRITTEN')
  await page.keyboard.press('Control+Enter')
  await dialog.getByText('Liegt in der Zukunft').waitFor()
  await dialog.getByRole('textbox', { name: 'Informiert am' }).fill('1.11.2026')
  await dialog.getByRole('textbox', { name: 'Informiert am' }).press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('Einwilligung gespeichert').waitFor()
  await page.getByText('Information und Einwilligung fehlen.').waitFor({ state: 'hidden' })
  await page.getByText('Schriftlich').waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
    'Einwilligung gespeichert',
  )
})

async function openWithoutConsent(page: Page, familyName: string) {
  await open(page, '/faelle/neu')
  await page.getByText('Ohne beides bleibt der Fall in Aufnahme.').waitFor()
  await page.getByLabel('Familienname').fill(familyName)
  await page.getByLabel('Vornamen').fill('Alma')
  await page.getByLabel('Wohngemeinde').fill('Sinsh')
  await page.getByRole('option', { name: 'Sinsheim' }).click()
  await page.getByRole('button', { name: 'Fall eröffnen' }).click()
  await page.getByRole('heading', { level: 1, name: new RegExp(familyName) }).waitFor()
}

test('the coordinator assigns a case, and its manager has it', async () => {
  const page = await visit('Petra Lang')
  const waiting = page.getByRole('button', { name: /^Zuweisen: / })
  const before = await waiting.count()
  await waiting.first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox').fill('Leyla')
  await page.getByRole('option', { name: /Leyla Brandt/ }).click()
  await dialog.getByRole('button', { name: 'Zuweisen' }).click()
  await dialog.waitFor({ state: 'hidden' })

  await expect.poll(() => waiting.count()).toBe(before - 1)
})

test('on a phone the list shows urgency and the name in its own script', async () => {
  const page = await visit('Leyla Brandt', PHONE)
  await open(page, '/faelle')
  const arabic = page
    .getByRole('row')
    .filter({ hasText: /[\u0600-\u06ff]/ })
    .first()
  await arabic.getByText(/^[\u0600-\u06ff ]+$/).waitFor()
  await arabic.getByText(/^(Niedrig|Normal|Hoch|Krise)$/).waitFor()
})

async function casePath(page: Page): Promise<string> {
  await open(page, '/faelle')
  const counselled = page.getByRole('row', { name: /Aktiv/ }).first()
  return (await counselled.getByRole('link').getAttribute('href')) ?? ''
}

async function correct(page: Page, path: string, note: string) {
  await open(page, path)
  await page
    .getByRole('button', { name: /berichtigen$/ })
    .first()
    .click()
  // talks of the demo may have none
  await page.getByRole('dialog').getByText('30', { exact: true }).click()
  await page.getByRole('dialog').getByLabel('Notiz').fill(note)
}

test('C21: a row of the agenda is pressed anywhere, and leads to its case; nobody found offers to open one', async () => {
  const page = await visit('Leyla Brandt')
  const row = page.locator('.agenda').getByRole('listitem').first()
  const pick = row.getByRole('button').first()
  const [box, whole] = [await pick.boundingBox(), await row.boundingBox()]
  // but for what else can be done with it
  expect(box!.width).toBeGreaterThan(whole!.width * 0.6)
  await pick.click({ position: { x: box!.width - 4, y: box!.height - 4 } })
  const person = page.getByRole('combobox', { name: 'Person oder Familie' })
  await expect.poll(() => person.inputValue()).not.toBe('')
  await row.getByRole('link').click()
  await page.waitForURL(/\/faelle\/[-\da-f]{36}$/)

  await open(page, '/heute')
  await person.fill('Qxyzzy')
  const offer = page.getByRole('form', { name: 'Gespräch erfassen' }).getByRole('link')
  await page.getByText('Nichts gefunden').first().waitFor()
  await offer.press('Enter')
  await page.waitForURL('**/faelle/neu')

  await page.keyboard.press('Control+K')
  await typing(page)
  await page.keyboard.type('Qxyzzy')
  await page.getByText('Niemand gefunden').waitFor()
  await expectAccessible(page)
  await open(page, '/heute')
  await page.keyboard.press('Control+K')
  await typing(page)
  await page.keyboard.type('Qxyzzy')
  await page.getByRole('dialog').getByRole('link', { name: 'Fall eröffnen' }).press('Enter')
  await page.waitForURL('**/faelle/neu')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
})
