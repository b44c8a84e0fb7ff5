import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { settled, typing } from './reader.ts'
import { intercept, newPage, open, url, visit } from './visit.ts'

test('KC-8, KC-11: from the invitation over the second factor to the first sign-in, by keyboard too', async () => {
  const page = await visit('Stefan Roth')
  await open(page, '/zugaenge')
  await page.getByRole('button', { name: 'Einladen' }).press('Enter')
  await page.getByRole('dialog').waitFor()
  await typing(page)
  await page.keyboard.type('Nora Neu')
  await page.keyboard.press('Tab')
  await page.keyboard.type('nora@kreis.test')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Anmeldung bestätigen' }).press('Enter')
  await page.getByRole('button', { name: /Stefan Roth/ }).press('Enter')

  await page.getByRole('dialog').waitFor()
  await expect.poll(() => page.getByLabel('Name').inputValue()).toBe('Nora Neu')
  expect(await page.getByLabel('E-Mail').inputValue()).toBe('nora@kreis.test')
  await page.getByLabel('Funktion').selectOption('Koordination')
  await page.getByRole('button', { name: 'Einladung senden' }).press('Enter')
  await page.getByText('Die Einladung an nora@kreis.test ist unterwegs.').waitFor()
  await page.getByRole('row', { name: /Nora Neu.*eingeladen/ }).waitFor()

  const nora = await newPage()
  await expect
    .poll(async () => {
      await nora.goto(url('/demo/postfach'))
      return nora.locator('.mail', { hasText: 'nora@kreis.test' }).count()
    })
    .toBe(1)
  await nora.locator('.mail', { hasText: 'nora@kreis.test' }).getByRole('link').click()
  await nora.getByRole('button', { name: 'Einladung annehmen' }).press('Enter')
  await nora.getByRole('link', { name: 'Zu DigIntM' }).press('Enter')
  await nora.getByRole('button', { name: 'Anmelden' }).press('Enter')
  await nora.getByRole('button', { name: /Nora Neu/ }).press('Enter')
  await settled(nora)
  expect(await nora.locator('h1').textContent()).toContain('Lage')

  await open(page, '/zugaenge')
  await page.getByRole('row', { name: /Nora Neu.*aktiv/ }).waitFor()
  await page.getByRole('button', { name: 'Ändern: Nora Neu' }).press('Enter')
  // the next button is about what the last one left, whenever the list comes
  const letThrough = await holdQueries(page)
  await page.getByRole('button', { name: 'Teamleitung geben' }).press('Enter')
  await page.getByText('Nora Neu: gespeichert.').waitFor()
  await page.getByRole('button', { name: 'Koordination entziehen' }).press('Enter')
  await page.getByRole('button', { name: 'Koordination geben' }).waitFor()
  await letThrough()
  // what changes counts within five seconds
  await expect
    .poll(async () => {
      await open(nora, '/')
      return nora.locator('h1').textContent()
    })
    .toBe('Ihr Zugang ist eingerichtet')
  expect(await nora.locator('main').textContent()).toContain('Teamleitung')
  await page.getByRole('button', { name: 'Zugang sperren' }).press('Enter')
  await page.getByText('Nora Neu: gespeichert.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('row', { name: /Nora Neu.*gesperrt/ }).waitFor()
})

/** What is asked from now on waits, until it is let through; what is done does not. */
async function holdQueries(page: Page): Promise<() => Promise<void>> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await intercept(page, async route => {
    if (!route.request().postData()?.includes('clientMutationId')) await promise
    await route.continue()
  })
  return async () => {
    resolve()
    await page.unrouteAll({ behavior: 'wait' })
  }
}
