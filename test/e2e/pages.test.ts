import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { pagesOf } from '../support/pdf-text.ts'
import { DESKTOP, PHONE, settled } from './reader.ts'
import { open, visit } from './visit.ts'

const LEYLA = 'Leyla Brandt'

test('C26: Back leads to the place in the list, and the link that led away has the focus', async () => {
  const page = await visit(LEYLA)
  await open(page, '/faelle?liste=alle')
  await page.getByRole('button', { name: /^Weitere anzeigen/ }).click()
  const links = page.getByRole('table').getByRole('link')
  await expect.poll(() => links.count()).toBeGreaterThan(25)
  const last = links.last()
  const name = await last.textContent()
  await last.scrollIntoViewIfNeeded()
  const before = await page.evaluate(() => scrollY)
  await last.click()
  await page.getByRole('heading', { level: 1, name: name! }).waitFor()

  await page.goBack()

  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(name)
  expect(new URL(page.url()).search).toBe('?liste=alle')
  expect(before).toBeGreaterThan(0)
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(before)
})

test.each([
  { on: 'a desk', person: LEYLA, path: '/heute', device: DESKTOP, elsewhere: 'Fälle' },
  { on: 'a phone', person: LEYLA, path: '/heute', device: PHONE, elsewhere: 'Fälle' },
  { on: 'a desk', person: 'Petra Lang', path: '/kreis', device: DESKTOP, elsewhere: 'Verwaltung' },
  { on: 'a phone', person: 'Petra Lang', path: '/kreis', device: PHONE, elsewhere: 'Verwaltung' },
])(
  'C26: on $on $person comes back to the place in the list of $path',
  async ({ person, path, device, elsewhere }) => {
    const page = await visit(person, device)
    await open(page, path)
    const rows = () => page.locator('#main tbody tr, #main li').count()
    const first = await rows()
    await page
      .getByRole('button', { name: /^Weitere anzeigen/ })
      .first()
      .click()
    await expect.poll(rows).toBeGreaterThan(first)
    await settled(page)
    const all = await rows()
    const before = await page.evaluate(() => {
      scrollTo(0, document.body.scrollHeight * 0.6)
      return scrollY
    })
    expect(before).toBeGreaterThan(300)
    await page
      .getByRole('navigation')
      .getByRole('link', { name: elsewhere })
      .filter({ visible: true })
      // a click of the test's own would scroll to it before
      .dispatchEvent('click')
    await page.getByRole('heading', { level: 1, name: elsewhere }).waitFor()

    await page.goBack()

    await expect.poll(rows).toBe(all)
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(before)
  },
)

describe('C10: on a phone the form that is asked for comes into view, with the focus', () => {
  /** Until the person's field, which has the focus, is where it can be seen, between the bars. */
  const seen = (page: Page) =>
    expect
      .poll(() =>
        page.evaluate(() => {
          const { activeElement: at } = document
          const { top, bottom } = at!.getBoundingClientRect()
          const isThere = at!.matches('[role=combobox]') && top > 60 && bottom < innerHeight - 60
          return isThere && document.querySelector('#main [data-waiting]') === null
        }),
      )
      .toBe(true)
  const record = (page: Page) =>
    page.getByRole('navigation').getByRole('link', { name: 'Erfassen' }).filter({ visible: true })

  test('from Today, whose follow-up is picked, and once more', async () => {
    const page = await visit(LEYLA, PHONE)
    await open(page, '/heute')
    await page.locator('.pick').first().tap()
    await record(page).tap()
    await seen(page)
    const person = page.getByRole('combobox', { name: 'Person oder Familie' })
    expect(await person.inputValue()).not.toBe('')
    await page.evaluate(() => scrollTo(0, 0))
    await record(page).tap()
    await seen(page)
  })

  test.each(['a list', 'a case'])('from %s', async from => {
    const page = await visit(LEYLA, PHONE)
    await open(page, '/faelle')
    if (from === 'a list') await record(page).tap()
    else {
      await page.getByRole('table').getByRole('link').first().tap()
      await page.getByRole('link', { name: 'Gespräch erfassen' }).tap()
    }
    await page.getByRole('heading', { name: 'Gespräch erfassen' }).waitFor()
    await settled(page)
    await seen(page)
  })
})

test('a page whose script a deployment has replaced is loaded anew, and what was typed is back', async () => {
  const page = await visit(LEYLA)
  await open(page, '/heute')
  await page.getByLabel('Notiz').fill('Vor der neuen Fassung')
  let gone = 0
  await page.route('**/assets/CaseListPage-*.js', route => {
    gone += 1
    return gone > 1 ? route.continue() : route.fulfill({ status: 404, body: '' })
  })

  await page.getByRole('navigation').getByRole('link', { name: 'Fälle' }).click()

  await page.getByRole('heading', { level: 1, name: 'Fälle' }).waitFor()
  expect(gone).toBe(2)
  await open(page, '/heute')
  await expect.poll(() => page.getByLabel('Notiz').inputValue()).toBe('Vor der neuen Fassung')
  await page.getByRole('button', { name: 'Verwerfen', exact: true }).click()
})

/** Where Tab leads to, as far as something else lies over it. */
async function coveredStops(page: Page): Promise<string[]> {
  const covered: string[] = []
  for (let stop = 0; stop < 70; stop += 1) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement
      const target = at.matches('.sr-only') ? (at.closest('label') ?? at) : at
      const { left, top, width, height } = target.getBoundingClientRect()
      const over = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20))
      const isFree = at === document.body || !over || target.contains(over) || over.contains(target)
      return isFree ? undefined : (at.getAttribute('aria-label') ?? at.textContent).trim()
    })
    if (found) covered.push(found)
  }
  return covered
}

describe.each([
  ['1440 pixels', DESKTOP],
  ['a phone', PHONE],
  ['a phone that types', { ...PHONE, viewport: { width: 390, height: 500 } }],
  ['400 % zoom', { viewport: { width: 360, height: 225 } }],
] as const)('C11: on %s', (_, device) => {
  test.each([
    [LEYLA, '/heute'],
    [LEYLA, '/faelle'],
    [LEYLA, '/faelle/neu'],
    ['Petra Lang', '/kreis'],
    ['Petra Lang', '/verwaltung/zugaenge'],
    ['Miriam Baum', '/ueberblick'],
  ])('%s: what has the focus on %s is never under a bar', async (person, path) => {
    const page = await visit(person, device)
    await open(page, path)

    expect(await coveredStops(page)).toEqual([])
  })

  test('C18: nor is what the coordinator writes, or the links at the bottom', async () => {
    const page = await visit('Petra Lang', device)
    await open(page, '/verwaltung/einstellungen')

    expect(await coveredStops(page)).toEqual([])
  })
})

/** As the print action leaves the page, without the dialog of the browser. */
async function printWhole(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  await page.getByRole('button', { name: 'Drucken' }).click()
  await page.locator('body[data-printed]').waitFor({ state: 'attached' })
  await settled(page)
}

test.each([
  [LEYLA, '/heute'],
  [LEYLA, '/faelle?liste=alle'],
  ['Petra Lang', '/kreis'],
  ['Miriam Baum', '/ueberblick'],
])('C14: %s prints %s whole, with the numbers of its pages', async (person, path) => {
  const page = await visit(person)
  await open(page, path)
  await printWhole(page)
  expect(await page.getByRole('button', { name: /^Weitere anzeigen/ }).count()).toBe(0)

  await page.emulateMedia({ media: 'print' })
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')]
      .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 4 && clientHeight)
      .filter(one => /auto|scroll|hidden/.test(getComputedStyle(one).overflowY))
      .filter(one => !one.matches('.sr-only, caption, td, th, option, select'))
      .map(one => one.className),
  )
  expect(cut).toEqual([])
  const bars = page.getByRole('navigation')
  expect(await bars.filter({ visible: true }).count()).toBe(0)
})

/** From the sheet `tabled` on, the table with that head goes on to the last. */
const SHEETS = [
  {
    person: 'Petra Lang',
    path: '/kreis',
    title: 'Lage im Kreis',
    tabled: 5,
    head: /Name Fallnummer.*Dringlichkeit.*Eröffnet.*Zuständig/,
  },
  {
    person: 'Miriam Baum',
    path: '/ueberblick',
    title: 'Überblick',
    tabled: 4,
    head: /Kreis Regierungsbezirk Gespräche.*Begleitung/,
  },
  {
    person: LEYLA,
    path: '/faelle?liste=alle',
    title: 'Fälle',
    tabled: 2,
    head: /Name Fallnummer.*Eröffnet.*Wiedervorlage/,
  },
]

test.each(SHEETS)(
  'C14: what $person prints of $path says on each sheet what it is, which sheet, and what its columns are',
  async ({ person, path, title, tabled, head }) => {
    const page = await visit(person)
    await open(page, path)
    await printWhole(page)

    const sheets = await pagesOf(await page.pdf({ preferCSSPageSize: true, format: 'A4' }))

    expect(sheets.length).toBeGreaterThanOrEqual(tabled)
    for (const [at, sheet] of sheets.entries()) {
      expect(sheet).toContain(`${title} – DigIntM`)
      expect(sheet).toContain(`${at + 1} / ${sheets.length}`)
    }
    for (const sheet of sheets.slice(tabled - 1)) expect(sheet).toMatch(head)
    expect(sheets.join()).not.toMatch(/Übergeben|Zuweisen/)
  },
)

test('C14: a case and its documents are printed without what can be done to them', async () => {
  const page = await visit(LEYLA)
  await open(page, '/faelle')
  const link = page.locator('main a[href^="/faelle/0"]').first()
  const name = (await link.textContent())!
  await link.click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  for (const part of [undefined, 'Dokumente']) {
    if (part) await page.getByRole('link', { name: part }).click()
    await settled(page)
    await printWhole(page)
    const sheets = await pagesOf(await page.pdf({ preferCSSPageSize: true, format: 'A4' }))
    for (const sheet of sheets) expect(sheet).toContain(name)
    expect(sheets.join()).not.toMatch(/ändern|erfassen|abschließen|Datei wählen/)
  }
})
