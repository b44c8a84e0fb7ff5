import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { PHONE, settled, typing } from './reader.ts'
import { open, visit } from './visit.ts'

/** A manager of another employer than this one, with some cases. */
async function somebodyElsewhere(
  page: Page,
  than: string,
): Promise<{ name: string; many: number }> {
  const rows = page.getByRole('table', { name: /Integrationsmanager:innen/ }).locator('tbody tr')
  await rows.filter({ hasText: than }).waitFor()
  const lines = await rows.evaluateAll(found =>
    found.map(row => [...row.children].map(cell => cell.textContent.trim())),
  )
  const managers = lines.map(([name = '', unit, , , cases]) => ({
    name,
    unit,
    many: Number(cases),
  }))
  const { unit } = managers.find(({ name }) => name === than)!
  return managers.find(one => one.unit !== unit && one.many > 2 && one.many < 20)!
}

test('C23, S12: many cases go to somebody else by keyboard; it is seen on another page and device, and comes back', async () => {
  const page = await visit('Petra Lang')
  await open(page, '/kreis')
  const { name, many } = await somebodyElsewhere(page, 'Leyla Brandt')
  await page
    .getByRole('combobox', { name: 'Zuständig' })
    .selectOption({ label: `${name} (${many})` })
  const rows = page.getByRole('table', { name: 'Offene Fälle' }).getByRole('checkbox')
  await expect.poll(() => rows.count()).toBe(many)
  await page.getByRole('checkbox', { name: 'Alle angezeigten' }).press('Space')
  await page.getByRole('button', { name: 'Übergeben …' }).press('Enter')

  await page.getByRole('dialog').waitFor()
  await typing(page)
  await page.keyboard.type('Leyla')
  await page.getByRole('option', { name: /Leyla Brandt/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText(`${many} Fälle gehen an Leyla Brandt`).waitFor()
  await page.getByRole('button', { name: `${many} Fälle übergeben` }).press('Enter')
  await page.getByText('Bitte ausfüllen').waitFor()
  await expect.poll(() => page.getByLabel('Grund').evaluate(it => it.matches(':focus'))).toBe(true)
  await page.keyboard.type('Elternzeit')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  const ended = page.getByRole('status').filter({ hasText: 'Fälle übergeben: Fertig' })
  await ended.waitFor()
  expect(await ended.textContent()).toContain(`${many} Fälle an einen anderen Träger übergeben`)
  await page.getByText('Kein offener Fall').waitFor()

  const phone = await visit('Petra Lang', PHONE)
  await open(phone, '/zugaenge')
  await phone.getByRole('button', { name: 'Vorgänge' }).press('Enter')
  await phone.getByRole('listitem', { name: 'Fälle übergeben' }).waitFor()
  await phone.getByRole('button', { name: 'Rückgängig machen' }).press('Enter')
  await phone.getByText(`${many} Fälle zurückgegeben`).first().waitFor()

  await page.reload()
  await settled(page)
  await expect.poll(() => rows.count()).toBe(many)
})

test('C23: cases are found by a part of a name, urgent ones stand first, and the address says so', async () => {
  const page = await visit('Petra Lang')
  await open(page, '/kreis')
  const table = page.getByRole('table', { name: 'Offene Fälle' })
  await table.getByRole('row').nth(1).getByText('Krise').waitFor()
  const [name = ''] = (await table.getByRole('rowheader').first().textContent())!.trim().split(' ')
  await page.getByLabel('Name oder Fallnummer').fill(name.toLowerCase())
  await page.waitForURL(/suche=/)
  const names = () => table.getByRole('rowheader').allTextContents()
  await expect
    .poll(async () => {
      const all = await names()
      return all.length > 0 && all.length < 25
    })
    .toBe(true)
  const found = await names()
  expect(found.join()).toContain(name)
  await page.reload()
  await settled(page)
  expect(await page.getByLabel('Name oder Fallnummer').inputValue()).toBe(name.toLowerCase())
  await expect.poll(names).toEqual(found)
})
