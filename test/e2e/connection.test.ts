import type { Page } from 'playwright'
import { expect, onTestFinished, test } from 'vitest'
import { settled } from './reader.ts'
import { open, visit } from './visit.ts'

const LEYLA = 'Leyla Brandt'
const WAITS = 'Ohne Verbindung lässt sich das nicht öffnen.'
const COMES_BACK = 'Geht von selbst weiter, sobald die Verbindung wieder da ist.'

async function cut(page: Page): Promise<void> {
  await page.context().setOffline(true)
  onTestFinished(() => page.context().setOffline(false))
}
const mend = (page: Page) => page.context().setOffline(false)
const rows = (page: Page) => page.getByRole('table').getByRole('link')

test('C19: without a line a page that is not loaded yet says so, and opens when the line is back', async () => {
  const page = await visit(LEYLA)
  await open(page, '/heute')
  await page.getByLabel('Notiz').fill('Im Treppenhaus ohne Netz')
  await cut(page)

  await page.getByRole('navigation').getByRole('link', { name: 'Fälle' }).click()

  await page.getByText(WAITS).waitFor()
  expect(new URL(page.url()).pathname).toBe('/heute')
  await mend(page)
  await page.getByRole('heading', { level: 1, name: 'Fälle' }).waitFor()
  await open(page, '/heute')
  await expect.poll(() => page.getByLabel('Notiz').inputValue()).toBe('Im Treppenhaus ohne Netz')
  await page.getByRole('button', { name: 'Verwerfen', exact: true }).click()
})

test('C19: whoever types on meanwhile is not taken away when the line is back', async () => {
  const page = await visit(LEYLA)
  await open(page, '/heute')
  // not out of the browser's cache
  await page.route('**/assets/CaseListPage-*', route => route.abort())
  await cut(page)
  await page.getByRole('navigation').getByRole('link', { name: 'Fälle' }).click()
  await page.getByText(WAITS).waitFor()
  await page.getByLabel('Notiz').fill('Doch lieber hier weiter')
  await page.getByText(WAITS).waitFor({ state: 'detached' })

  await mend(page)
  await page.getByText('Keine Verbindung.').waitFor({ state: 'detached' })
  await settled(page)

  expect(new URL(page.url()).pathname).toBe('/heute')
  await page.getByRole('button', { name: 'Verwerfen', exact: true }).click()
})

test('C19: without a line a list and the search say that they wait, and go on by themselves', async () => {
  const page = await visit(LEYLA)
  await open(page, '/faelle')
  const before = await rows(page).count()
  await cut(page)

  await page.getByRole('button', { name: 'Alle' }).click()
  await page.getByText(COMES_BACK).waitFor()
  expect(await page.getByText('Wird geladen').count()).toBe(0)
  await page.keyboard.press('Control+k')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('Zirka')
  await dialog.getByText(COMES_BACK).waitFor()

  await mend(page)
  await dialog.getByRole('option').first().waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => rows(page).count()).toBeGreaterThanOrEqual(before)
})

test('C19: without a line what was read stays, and a next page that does not come is told', async () => {
  const page = await visit(LEYLA)
  await open(page, '/faelle?liste=alle')
  const before = await rows(page).count()
  await page.getByRole('navigation').getByRole('link', { name: 'Heute' }).click()
  await page.getByRole('heading', { name: 'Gespräch erfassen' }).waitFor()
  await settled(page)
  await cut(page)

  await page.goBack()

  await page.getByText('Keine Verbindung zum Server.').waitFor()
  expect(await rows(page).count()).toBe(before)
  await mend(page)
  const more = page.getByRole('button', { name: /^Weitere anzeigen/ })
  await more.waitFor()
  await cut(page)
  await more.click()
  await page.getByText('Keine Verbindung zum Server.').waitFor()
  expect(await rows(page).count()).toBe(before)
  await mend(page)
  await expect.poll(() => rows(page).count()).toBeGreaterThan(before)
})

test('C19: a part of a page that is not loaded yet says that it waits', async () => {
  const page = await visit(LEYLA)
  await open(page, '/faelle')
  await cut(page)
  await page.getByRole('button', { name: 'Fälle exportieren' }).click()
  await page.getByText(WAITS).waitFor()
})

test('C19: a page that is opened while the server is away begins when it is back', async () => {
  const page = await visit(LEYLA)
  for (const gone of ['**/config.json', '**/health/live'])
    await page.route(gone, route => route.abort())
  await page.goto(new URL('/faelle', page.url()).href)
  await page.getByText('Der Anmeldedienst ist nicht erreichbar.').waitFor()

  await page.unrouteAll()

  await page.getByRole('heading', { level: 1, name: 'Fälle' }).waitFor()
})
