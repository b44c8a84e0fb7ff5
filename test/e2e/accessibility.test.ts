import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { describe, expect, test, vi } from 'vitest'
import { settled } from './reader.ts'
import { newPage, open, url, visit } from './visit.ts'

const WIDTHS = [1440, 390, 320]
// axe reads every element of a page three times
vi.setConfig({ testTimeout: 180_000 })

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
  ['Petra Lang', ['/kreis', '/zugaenge']],
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
  const page = await visit('Leyla Brandt')
  await page.getByRole('table').getByRole('link').nth(3).click()
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
  await page.keyboard.type('ali')
  await page.getByRole('dialog').getByText('Treffer').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Konto von Leyla Brandt' }).click()
  await expectAccessible(page)
})

test('the dialogs about accounts are accessible', async () => {
  const page = await visit('Petra Lang')
  await open(page, '/zugaenge')
  for (const button of ['Einladen', 'Ändern: Jonas Keller']) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('button', { name: button }).click()
    await page.getByRole('dialog').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
  }
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

async function expectAccessible(page: Page) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    await expectRulesKept(page)
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(beyond, `${page.url()} at ${width} px scrolls sideways`).toBeLessThanOrEqual(0)
  }
}

async function expectRulesKept(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' ')).join(', ')}`)
  expect(found, `${page.url()} at ${page.viewportSize()?.width} px`).toEqual([])
}
