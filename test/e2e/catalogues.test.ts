import { expect, test } from 'vitest'
import { typing } from './reader.ts'
import { open, visit } from './visit.ts'

test('C18: a coordinator adds an entry, ends it and takes that back, by keyboard', async () => {
  const page = await visit('Stefan Roth')
  await open(page, '/verwaltung/kataloge')
  await page.getByLabel('Liste').selectOption('Themen der Beratung')
  await page.getByText('Der Kreis hat dieser Liste noch nichts hinzugefügt.').waitFor()

  await page.getByRole('button', { name: 'Eintrag hinzufügen' }).press('Enter')
  await typing(page)
  await page.keyboard.press('Enter')
  await page.getByText('Bitte ausfüllen').first().waitFor()
  await expect
    .poll(() => page.getByLabel('Name auf Deutsch').evaluate(it => it.matches(':focus')))
    .toBe(true)
  await page.keyboard.type('Gemeinschaftsgarten')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Community garden')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Woh')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Gemeinschaftsgarten kann ab heute gewählt werden.').waitFor()
  const own = page.getByRole('table', { name: 'Eigene Einträge' })
  await own.getByRole('row', { name: /Gemeinschaftsgarten.*Wohnen.*seit/ }).waitFor()

  // the same name again is refused at its field
  await page.getByRole('button', { name: 'Eintrag hinzufügen' }).press('Enter')
  await typing(page)
  await page.keyboard.type('gemeinschaftsgarten')
  await page.getByLabel('Name auf Englisch').fill('Garden')
  await page.getByLabel('Zählt landesweit als').selectOption('Arbeit')
  await page.getByRole('button', { name: 'Hinzufügen', exact: true }).press('Enter')
  await page
    .getByRole('dialog')
    .locator('.field-error', { hasText: 'Einen eigenen Eintrag mit diesem Namen gibt es schon' })
    .waitFor()
  page.once('dialog', question => void question.accept())
  await page.getByRole('button', { name: 'Abbrechen' }).press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })

  // a manager may choose it at once
  const manager = await visit('Amal Haddad')
  await open(manager, '/heute')
  await manager.getByText('Gemeinschaftsgarten').waitFor()

  await page.getByRole('button', { name: 'Beenden: Gemeinschaftsgarten' }).press('Enter')
  await typing(page)
  await page.getByRole('button', { name: 'Beenden', exact: true }).press('Enter')
  await own.getByRole('row', { name: /Gemeinschaftsgarten.*bis/ }).waitFor()
  await page.getByRole('button', { name: 'Rückgängig' }).press('Enter')
  await own.getByRole('row', { name: /Gemeinschaftsgarten.*seit/ }).waitFor()

  await page.getByRole('button', { name: 'Beenden: Gemeinschaftsgarten' }).press('Enter')
  await typing(page)
  await page.getByRole('button', { name: 'Beenden', exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Wieder anbieten: Gemeinschaftsgarten' }).press('Enter')
  await page.getByText('Gemeinschaftsgarten kann wieder gewählt werden.').waitFor()
})

test('C18: a list that holds for the whole state takes nothing', async () => {
  const page = await visit('Stefan Roth')
  await open(page, '/verwaltung/kataloge?liste=LANGUAGE')

  await page.getByText('nimmt keine eigenen Einträge auf').waitFor()
  expect(await page.getByRole('button', { name: 'Eintrag hinzufügen' }).count()).toBe(0)
  await page.getByRole('row', { name: /^Arabisch/ }).waitFor()
})
