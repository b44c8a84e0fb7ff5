import { expect, test } from 'vitest'
import { DESKTOP, PHONE, settled } from './reader.ts'
import { open, url, visit } from './visit.ts'

const LEYLA = 'Leyla Brandt'

test('C12: in forced colours what is chosen has an outline', async () => {
  const page = await visit(LEYLA)
  await page.emulateMedia({ forcedColors: 'active' })
  await open(page, '/heute')
  await page.locator('.pick').first().click()
  const topics = page.getByRole('group', { name: 'Themen' }).getByRole('button')
  await topics.first().click()
  const person = page.getByRole('combobox', { name: 'Person oder Familie' })
  await person.fill('Zirka')
  await page.locator('[role=option][data-highlighted]').waitFor()

  const outline = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate(one => getComputedStyle(one).outlineStyle)
  for (const chosen of [
    'nav .here',
    '.pick[aria-pressed=true]',
    '.chip[data-state=on]',
    '.pills [aria-pressed=true]',
    '[role=option][data-highlighted]',
    'label input[type=radio]:checked + span',
  ])
    expect([chosen, await outline(chosen)]).toEqual([chosen, 'solid'])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Verwerfen', exact: true }).click()
})

test.each(['light', 'dark'] as const)(
  'C12: in forced colours, %s, charts and their legends can be told apart and read',
  async colorScheme => {
    const page = await visit('Miriam Baum')
    await page.emulateMedia({ forcedColors: 'active', colorScheme })
    await open(page, '/ueberblick')
    await page.getByRole('group', { name: 'Beratungsgespräche nach Kreis' }).waitFor()

    const fills = (selector: string) =>
      page.evaluate(
        at =>
          [...document.querySelectorAll(at)].map(
            one => getComputedStyle(one).backgroundColor + getComputedStyle(one).backgroundImage,
          ),
        selector,
      )
    const canvas = await page.evaluate(
      () => getComputedStyle(document.documentElement).backgroundColor,
    )
    for (const [selector, kinds] of [
      ['.key i', 3],
      ['.donut i', 3],
      ['.shares .bar i', 2],
      ['.ramp i', 5],
      // five classes and the hidden ones
      ['.tile > span', 6],
    ] as const) {
      const found = await fills(selector)
      expect([selector, new Set(found).size]).toEqual([selector, kinds])
      expect(found).not.toContain(`${canvas}none`)
    }
    const texts = await page.evaluate(() =>
      [...document.querySelectorAll('svg text, .void > span')].map(one => {
        const { fill, color } = getComputedStyle(one)
        return one.matches('text') ? fill : color
      }),
    )
    const ink = await page
      .locator('h2')
      .first()
      .evaluate(one => getComputedStyle(one).color)
    expect(texts.length).toBeGreaterThan(8)
    expect(new Set(texts)).toEqual(new Set([ink]))
  },
)

/** As long as a name may be, without a place to break. */
const LONGEST = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(4).slice(0, 135)

test('C13: a name of 135 letters is nowhere wider than its place, in lists, title, dialogs and on paper', async () => {
  const page = await visit(LEYLA)
  await open(page, '/faelle/neu')
  await page.getByLabel('Familienname').fill(LONGEST.slice(0, 100))
  await page.getByLabel('Vornamen').fill(LONGEST.slice(0, 100))
  await page.getByLabel('Wohngemeinde').fill('Sinsh')
  await page.getByRole('option', { name: /^Sinsheim/ }).click()
  await page.getByRole('button', { name: 'Fall eröffnen' }).click()
  await page.waitForURL(/\/faelle\/[-\da-f]{36}/)
  await settled(page)
  const path = new URL(page.url()).pathname
  await page.goto(url(`${path}?bearbeiten=wiedervorlage`))
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Worum es geht').fill('W'.repeat(100))
  await dialog.getByRole('textbox', { name: /Fällig/ }).fill('+0')
  await dialog.getByRole('button', { name: 'Speichern' }).click()
  await dialog.waitFor({ state: 'detached' })

  /** What reaches beyond the page, or out of its own box, by its text. */
  const wide = () =>
    page.evaluate(() => {
      const { clientWidth } = document.documentElement
      return [...document.querySelectorAll('main *')]
        .filter(one => !one.closest('.sr-only, svg') && one.getBoundingClientRect().width > 1)
        .filter(one => one.getBoundingClientRect().right > clientWidth + 1)
        .filter(one => !one.closest('.scroll'))
        .map(one => `${one.tagName} ${one.textContent.slice(0, 20)}`)
    })
  const places = ['/heute', `/heute?fall=${path.slice(8)}`, '/faelle', path]
  const dialogs = ['person', 'stand', 'mitglied'].map(form => `${path}?bearbeiten=${form}`)
  for (const { viewport } of [DESKTOP, PHONE, { viewport: { width: 320, height: 640 } }])
    for (const place of [...places, ...dialogs]) {
      await page.setViewportSize(viewport)
      await page.goto(url(place))
      await page.getByText(LONGEST.slice(0, 30)).first().waitFor()
      await page.waitForLoadState('networkidle')
      expect([place, viewport.width, await wide()]).toEqual([place, viewport.width, []])
    }
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 720, height: 1000 })
  for (const place of places) {
    await page.goto(url(place))
    await page.getByText(LONGEST.slice(0, 30)).first().waitFor()
    expect([place, 'print', await wide()]).toEqual([place, 'print', []])
  }
})
