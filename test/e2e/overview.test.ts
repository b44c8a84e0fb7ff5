import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { settled } from './reader.ts'
import { open, visit } from './visit.ts'

const HIDDEN = 'nicht ausgewiesen'

function districts(page: Page) {
  return page.getByRole('region', { name: 'Kennzahlen der Stadt- und Landkreise' }).getByRole('row')
}

/** The cells of the table of Kreise, by the name of the Kreis. */
async function cellsOf(page: Page): Promise<Map<string, string[]>> {
  const rows = await districts(page).all()
  const texts = await Promise.all(rows.slice(1).map(row => row.getByRole('cell').allInnerTexts()))
  const names = await Promise.all(rows.slice(1).map(row => row.getByRole('rowheader').innerText()))
  return new Map(names.map((name, i) => [name, texts[i] ?? []]))
}

test('B9: the page opens with the last four closed quarters, and the running one has no Kreise', async () => {
  const page = await visit('Miriam Baum')
  expect(await page.getByLabel('Zeitraum').inputValue()).toBe('4-quartale')
  await districts(page).first().waitFor()
  expect(await districts(page).count()).toBe(1 + 44)

  const running = page.getByRole('region', {
    name: /Quartal \d{4}, (läuft noch|noch offen)$/,
  })
  const text = await running.innerText()
  expect(text).toMatch(/Offen bis \d\d\.\d\d\.\d{4}.*; bis dahin ohne einzelne Kreise\./)
  for (const region of ['Stuttgart', 'Karlsruhe', 'Freiburg', 'Tübingen'])
    expect(text).toContain(region)
})

test('B9: a period without Kreise says why in one sentence and leads to the nearest that has them', async () => {
  const page = await visit('Miriam Baum')
  await page.getByLabel('Zeitraum').selectOption('12-monate')
  await page.getByText('Für diesen Zeitraum werden keine einzelnen Kreise gezeigt.').waitFor()
  expect(await districts(page).count()).toBe(0)
  await page.getByText(/^(Das \d\. Quartal \d{4} ist offen bis|Kreise werden nur aus)/).waitFor()

  await page.getByRole('button', { name: /^\S+ \d{4} bis \S+ \d{4} zeigen$/ }).press('Enter')
  await settled(page)

  expect(await districts(page).count()).toBe(1 + 44)
  expect(new URL(page.url()).searchParams.get('von')).toMatch(/-(01|04|07|10)$/)
})

test('C16: a period with the running month is compared without it, or not at all, and says so', async () => {
  const page = await visit('Miriam Baum')
  const keys = page.getByText(/ gegenüber dem /)
  await page.getByText(/verglichen mit \S+ \d{4} bis \S+ \d{4}/).waitFor()
  expect(await page.getByText('gegenüber dem Vorzeitraum').count()).toBe(await keys.count())

  await page.getByLabel('Zeitraum').selectOption('12-monate')
  await page.getByText('mit denselben Monaten des Vorjahres').waitFor()
  await settled(page)
  await expect.poll(() => page.getByText('gegenüber dem Vorjahr').count()).toBe(4)
  expect(await page.getByText('gegenüber dem Vorzeitraum').count()).toBe(0)

  const now = new Date().toISOString().slice(0, 7)
  await open(page, `/ueberblick?von=${now}&bis=${now}`)
  await page.getByText('kein Vergleich').waitFor()
  expect(await keys.count()).toBe(0)

  const kreis = await visit('Petra Lang')
  await open(kreis, '/kreis')
  expect(await kreis.getByText('gegenüber dem Vorzeitraum').count()).toBe(0)
  await kreis.getByText('gegenüber dem Vorjahr').waitFor()
  await kreis.getByText('verglichen ohne ihn mit denselben Monaten des Vorjahres').waitFor()
})

test('B2, B7: of a Kreis whose talks are hidden no number is shown, in the table, on the map and in the file', async () => {
  const page = await visit('Miriam Baum')
  await open(page, '/ueberblick')
  const table = [...(await cellsOf(page))]
  const [TALKS, FIRST_SHARE] = [1, 3]
  const small = table.filter(([, cells]) => cells[TALKS] === HIDDEN)
  expect(small.length).toBeGreaterThanOrEqual(4)
  for (const [, cells] of small)
    expect(new Set(cells.slice(FIRST_SHARE))).toEqual(new Set([HIDDEN]))
  const tiles = page.getByRole('group', {
    name: 'Beratungsgespräche nach Kreis',
  })
  expect(await tiles.getByRole('button', { name: new RegExp(`: ${HIDDEN}$`) }).count()).toBe(
    small.length,
  )

  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Überblick exportieren' }).press('Enter')
  await page.getByRole('button', { name: 'Als CSV', exact: true }).press('Enter')
  const file = await readFile(await (await saved).path(), 'utf8')
  const hidden = file.split('\r\n').flatMap(line => (line.endsWith(`;${HIDDEN}`) ? [line] : []))
  expect(hidden.length).toBeGreaterThan(small.length)
  // Kreis and code have a number and a name each, and then nothing is left but empty columns
  for (const line of hidden) expect(line).toMatch(new RegExp(`;\\D+;;(;;)?${HIDDEN}$`))
})
