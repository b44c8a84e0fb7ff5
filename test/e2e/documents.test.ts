import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright'
import { expect, test } from 'vitest'
import { readFile as readSheet } from '../../backend/src/platform/documents/read-sheet.ts'
import { expectAccessible } from '../support/accessible.ts'
import { textOf } from '../support/pdf-text.ts'
import { settled } from './reader.ts'
import { open, visit } from './visit.ts'

/** Chooses from the menu of that name by keyboard. */
async function choose(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `${menu} exportieren` }).press('Enter')
  await page.getByRole('button', { name: item, exact: true }).press('Enter')
}

async function saved(page: Page, act: () => Promise<void>): Promise<[Download, Buffer]> {
  const download = page.waitForEvent('download')
  await act()
  const file = await download
  return [file, await readFile(await file.path())]
}

test('a list is taken away with its filter, after a reason, by keyboard alone', async () => {
  const page = await visit('Leyla Brandt')
  await open(page, '/faelle?liste=dringend&folge=nummer')
  const total = /von (\d+)/.exec(await page.getByText(/^\d+ von \d+$/).innerText())?.[1]
  await choose(page, 'Fälle', 'Als Excel-Datei (XLSX)')
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await expectAccessible(page)
  await page.keyboard.type('Fallbesprechung')
  const [file, bytes] = await saved(page, () => page.keyboard.press('Enter'))
  await dialog.waitFor({ state: 'hidden' })

  expect(file.suggestedFilename()).toMatch(/^Faelle_08226_offen-Hoch-Krise_\d{4}-\d\d-\d\d\.xlsx$/)
  const answer = await readSheet({ bytes, format: 'xlsx' })
  const [head, ...rows] = 'rows' in answer ? answer.rows.map(row => row.map(c => c.value)) : []
  expect(rows).toHaveLength(Number(total))
  const urgency = head!.indexOf('Dringlichkeit')
  expect(new Set(rows.map(row => row[urgency]))).toEqual(new Set(['Hoch', 'Krise']))
})

test('the case that is shown comes on paper, in a file of its number', async () => {
  const page = await visit('Leyla Brandt')
  await open(page, '/faelle')
  await page.getByRole('table').getByRole('link').nth(2).click()
  await settled(page)
  const [number] = /\d{4}-\d{5}/.exec(await page.getByText(/^\d{4}-\d{5}, /).innerText())!
  const act = () => choose(page, 'Fall', 'Als PDF, alle Gespräche')
  const [file, bytes] = await saved(page, act)
  expect(file.suggestedFilename()).toMatch(new RegExp(`^Fall_08226_${number}_.*\\.pdf$`))
  expect(await textOf(bytes)).toContain(number)
})

test('R-SDC-10: on paper the overview says the numbers of the screen, and hides what it hides', async () => {
  const page = await visit('Miriam Baum')
  const talks = await page
    .getByText(/^\d{2,3}\.\d{3}$/)
    .first()
    .innerText()
  const [, bytes] = await saved(page, () => choose(page, 'Überblick', 'Als PDF'))
  const text = await textOf(bytes)
  expect(text).toContain(talks)
  expect(text).toContain('nicht ausgewiesen')
  expect(text).toContain('44 von 44 Kreisen haben gemeldet')
})

test('a document that is not made says so at its button, and the page stays as it is', async () => {
  const page = await visit('Miriam Baum')
  await page.route('**/api/documents/**', route =>
    route.fulfill({
      status: 503,
      json: { errors: [{ message: '', extensions: { code: 'BUSY' } }] },
    }),
  )
  await choose(page, 'Überblick', 'Als PDF')
  await page.getByRole('alert').getByText('ausgelastet').waitFor()
  await expectAccessible(page)
})
