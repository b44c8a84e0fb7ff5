import { describe, expect, test } from 'vitest'
import { brokenRules, expectAccessible } from '../support/accessible.ts'
import { settled, typing } from './reader.ts'
import { newPage, open, url, visit } from './visit.ts'

const PAGES: [person: string, paths: string[]][] = [
  [
    'Leyla Brandt',
    [
      '/heute',
      '/faelle',
      '/faelle/neu',
      '/faelle/00000000-0000-4000-8000-000000000000',
      '/gibt-es-nicht',
    ],
  ],
  [
    'Petra Lang',
    [
      '/kreis',
      '/verwaltung/zugaenge',
      '/verwaltung/kataloge',
      '/verwaltung/kataloge?liste=NATIONALITY',
      '/verwaltung/einstellungen?text=barrierefreiheit',
      '/datenschutzerklaerung',
    ],
  ],
  ['Miriam Baum', ['/ueberblick']],
]

describe.each(PAGES)('pages of %s', (person, paths) => {
  test.each(paths)('%s is accessible and never scrolls sideways', async path => {
    const page = await visit(person)
    await open(page, path)
    await expectAccessible(page)
  })
})

test('the case page, its dialogs and the floating lists are accessible', async () => {
  // whose cases no other test changes
  const page = await visit('Amal Haddad')
  await page.getByRole('row').filter({ hasText: 'Aktiv' }).getByRole('link').first().click()
  await settled(page)
  await expectAccessible(page)

  await page
    .getByRole('button', { name: /berichtigen$/ })
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await page.setViewportSize({ width: 1440, height: 900 })
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await typing(page)
  await page.keyboard.type('ali')
  await page.getByRole('dialog').getByText('Treffer').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Konto von Amal Haddad' }).click()
  await expectAccessible(page)
})

test('the dialogs about accounts are accessible', async () => {
  const page = await visit('Petra Lang')
  await open(page, '/verwaltung/zugaenge')
  for (const button of ['Einladen', 'Ändern: Jonas Keller']) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('button', { name: button }).click()
    await page.getByRole('dialog').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
  }
})

test.each(['/impressum', '/datenschutzerklaerung', '/barrierefreiheit', '/hilfe'])(
  'C18: before sign-in %s is accessible',
  async path => {
    const page = await newPage()
    await open(page, path)
    await expectAccessible(page)
  },
)

test('C18: the dialogs about entries of a list are accessible', async () => {
  const page = await visit('Petra Lang')
  await open(page, '/verwaltung/kataloge?liste=CLOSE_REASON&neu')
  await page.getByRole('dialog').waitFor()
  await page.getByRole('button', { name: 'Hinzufügen', exact: true }).click()
  await page.getByText('Bitte ausfüllen').first().waitFor()
  await expectAccessible(page)
})

test('signing in and choosing the Kreis are accessible', async () => {
  const page = await newPage()
  await page.goto(url('/'))
  await settled(page)
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Anmelden' }).click()
  await page.getByRole('button', { name: 'Jonas Keller' }).waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Jonas Keller' }).click()
  await page.getByRole('heading', { name: 'Wo arbeiten Sie heute?' }).waitFor()
  await expectAccessible(page)
})

test('control: what breaks a rule, or scrolls sideways, is found', async () => {
  const page = await newPage()
  await page.goto(url('/'))
  await settled(page)
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('img')))
  expect(await brokenRules(page)).toEqual(['image-alt: img'])
  await expect(expectAccessible(page)).rejects.toThrow('image-alt')

  await page.evaluate(() => {
    document.querySelector('main > img')?.remove()
    document.body.style.minWidth = '350px'
  })
  await expect(expectAccessible(page)).rejects.toThrow('at 320 px scrolls sideways')
})
