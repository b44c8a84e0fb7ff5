import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { PHONE, settled, typing } from './reader.ts'
import { newPage, open, url, visit } from './visit.ts'

const WAYS = ['/impressum', '/datenschutzerklaerung', '/barrierefreiheit', '/hilfe']

const bottom = (page: Page) => page.getByRole('navigation', { name: 'Rechtliches und Hilfe' })
const waysOn = (page: Page): Promise<string[]> =>
  bottom(page)
    .getByRole('link')
    .evaluateAll(links => links.map(link => new URL((link as HTMLAnchorElement).href).pathname))

test.each([
  ['Leyla Brandt', ['/heute', '/faelle', '/faelle/neu', '/hilfe', '/gibt-es-nicht']],
  ['Petra Lang', ['/kreis', '/verwaltung/zugaenge', '/verwaltung/kataloge']],
  ['Miriam Baum', ['/ueberblick']],
])('C18: the four links stand at the bottom of every page of %s', async (person, paths) => {
  for (const device of [undefined, PHONE]) {
    const page = await visit(person, device)
    for (const path of paths) {
      await open(page, path)
      expect(await waysOn(page), path).toEqual(WAYS)
    }
  }
})

test('C18: and on the pages of signing in, which lead to the product’s own, without asking the API', async () => {
  const page = await newPage()
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).pathname))
  await page.goto(url('/'))
  await settled(page)
  expect(await waysOn(page)).toEqual(WAYS)

  await page.getByRole('button', { name: 'Anmelden' }).click()
  await page.getByRole('button', { name: 'Jonas Keller' }).waitFor()
  expect(await waysOn(page)).toEqual(WAYS)
  await bottom(page).getByRole('link', { name: 'Barrierefreiheit' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Erklärung zur Barrierefreiheit' }).waitFor()
  await page.getByRole('heading', { level: 2, name: 'Eine Barriere melden' }).waitFor()
  expect(await page.title()).toContain('Erklärung zur Barrierefreiheit')

  await bottom(page).getByRole('link', { name: 'Impressum' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Impressum' }).waitFor()
  await page.getByRole('button', { name: 'English' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Imprint' }).waitFor()
  await page.getByRole('heading', { level: 2, name: 'Provider' }).waitFor()
  expect(asked.filter(path => path === '/graphql')).toEqual([])

  await page.getByRole('link', { name: 'To the sign-in' }).press('Enter')
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
})

test('C18: what a coordinator writes is seen by a manager of the Kreis, and not by the neighbour', async () => {
  const coordinator = await visit('Petra Lang')
  await open(coordinator, '/impressum')
  await coordinator.getByRole('link', { name: 'Text des Kreises schreiben' }).press('Enter')
  await coordinator.getByLabel('Impressum auf Deutsch').focus()
  await typing(coordinator)
  await coordinator.keyboard.type('Landratsamt, Zimmer 3. <b>Fett</b> impressum@kreis.test')
  await coordinator.keyboard.press('Control+Enter')
  await coordinator.getByText('Alle im Kreis sehen den Text ab sofort.').waitFor()

  const manager = await visit('Leyla Brandt')
  await open(manager, '/heute')
  await bottom(manager).getByRole('link', { name: 'Impressum' }).press('Enter')
  await manager.getByText('Landratsamt, Zimmer 3. <b>Fett</b>').waitFor()
  const mailbox = manager.getByRole('link', { name: 'impressum@kreis.test' })
  expect(await mailbox.getAttribute('href')).toBe('mailto:impressum@kreis.test')
  expect(await manager.getByText('bitte eintragen').count()).toBe(0)

  const neighbour = await visit('Amal Haddad')
  await open(neighbour, '/impressum')
  await neighbour.getByText('bitte eintragen: Vor- und Nachname').waitFor()
  expect(await neighbour.getByText('Zimmer 3').count()).toBe(0)
  const state = await visit('Miriam Baum')
  await open(state, '/impressum')
  await state.getByText('bitte eintragen: Vor- und Nachname').waitFor()

  // and back: an empty text is none
  await coordinator.getByLabel('Impressum auf Deutsch').fill('')
  await coordinator.keyboard.press('Control+Enter')
  await coordinator.getByText('zeigt die Seite den allgemeinen Text').first().waitFor()
  await expect
    .poll(async () => {
      await open(manager, '/impressum')
      return manager.getByText('bitte eintragen: Vor- und Nachname').count()
    })
    .toBe(1)
})

test('C18: Verwaltung has its parts, and the former address leads to the first with all it says', async () => {
  const page = await visit('Petra Lang')
  await page.getByRole('link', { name: 'Verwaltung' }).click()
  await page.waitForURL('**/verwaltung/zugaenge')
  await page.getByRole('link', { name: 'Kataloge' }).click()
  await page.waitForURL('**/verwaltung/kataloge')
  await page.goto(url('/zugaenge?einladen'))
  await page.getByRole('dialog', { name: 'Person einladen' }).waitFor()
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(
    '/verwaltung/zugaenge?einladen',
  )

  const manager = await visit('Leyla Brandt')
  await manager.goto(url('/verwaltung'))
  await manager.waitForURL('**/heute')
})
