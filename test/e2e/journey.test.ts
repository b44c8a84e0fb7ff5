import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { DESKTOP, PHONE, settled } from './reader.ts'
import { numberIn, visit } from './visit.ts'

test.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
])('a talk reaches the Kreis and the ministry with the next look (%s)', async (_, device) => {
  // in the Kreis whose cases no other test changes
  const coordinator = await visit('Stefan Roth', device)
  const ministry = await visit('Miriam Baum', device)
  const before = {
    kreis: await talksOf(coordinator, 'Amal Haddad'),
    land: await talks(ministry),
  }
  const manager = await visit('Amal Haddad', device)
  await recordTalk(manager)

  await coordinator.reload()
  await settled(coordinator)
  await ministry.reload()
  await settled(ministry)

  expect(await talksOf(coordinator, 'Amal Haddad')).toBe(before.kreis + 1)
  expect(await talks(ministry)).toBe(before.land + 1)
})

test('the neighbouring Kreis sees neither the talk nor the manager', async () => {
  const neighbour = await visit('Stefan Roth')

  expect(await neighbour.getByRole('row', { name: /Leyla Brandt/ }).count()).toBe(0)
  expect(await neighbour.getByText('Rhein-Neckar-Kreis').count()).toBe(0)
})

test('the areas that are not a role’s own are no pages for it', async () => {
  const ministry = await visit('Miriam Baum')

  expect(
    await ministry
      .getByRole('navigation', { name: 'Hauptnavigation' })
      .getByRole('link')
      .allInnerTexts(),
  ).toEqual(['Überblick'])
  expect(await ministry.getByRole('button', { name: /Name oder Fallnummer/ }).count()).toBe(0)
})

/** As a thumb or a mouse does it: a due follow-up, a topic, save. */
async function recordTalk(page: Page) {
  await page.locator('.agenda').getByRole('button').first().click()
  await page.getByRole('button', { name: 'Wohnen' }).click()
  await page.getByRole('button', { name: 'Speichern' }).click()
  // what the page says instead stands in the failure
  const form = page.getByRole('main')
  await expect.poll(() => form.innerText()).toContain('Gespräch gespeichert:')
}

async function talksOf(page: Page, manager: string): Promise<number> {
  const row = page.getByRole('row', { name: new RegExp(manager) }).first()
  return numberIn((await row.getByRole('cell').last().textContent()) ?? '')
}

/** KF-13 of the Land since the last closed quarter. */
async function talks(page: Page): Promise<number> {
  const open = page.getByRole('region', { name: /, läuft noch$/ })
  return numberIn((await open.locator('dd').first().textContent()) ?? '')
}
