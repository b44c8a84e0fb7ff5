import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright'
import { afterAll, expect, inject, onTestFinished } from 'vitest'
import { CHROMIUM_ARGS, findChromium } from '../support/browser.ts'

export const DESKTOP = { viewport: { width: 1440, height: 900 } }
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const PATIENCE_MS = 15_000

let browser: Promise<Browser> | undefined
afterAll(async () => (await browser)?.close())

export function url(path: string): string {
  return inject('productUrl') + path
}

/**
 * A page in a browser profile of its own, closed after the test, which fails when the page broke
 * its Content-Security-Policy (GQL-9) or threw an error.
 */
export async function newPage(options: BrowserContextOptions = DESKTOP): Promise<Page> {
  browser ??= chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS })
  const context = await (
    await browser
  ).newContext({ locale: 'de-DE', reducedMotion: 'reduce', ...options })
  context.setDefaultTimeout(PATIENCE_MS)
  const complaints: string[] = []
  const page = await context.newPage()
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (/security policy|trusted ?type/i.test(message.text())) complaints.push(message.text())
  })
  onTestFinished(async () => {
    await context.close()
    expect(complaints).toEqual([])
  })
  return page
}

/** Signs in through the people chooser and waits for the start page. */
export async function visit(person: string, options?: BrowserContextOptions): Promise<Page> {
  const page = await newPage(options)
  await page.goto(url('/'))
  await signIn(page, person)
  return page
}

export async function signIn(page: Page, person: string): Promise<void> {
  await page.getByRole('button', { name: 'Anmelden' }).click()
  await page.getByRole('button', { name: person }).click()
  await page.waitForURL(at => !/\/realms\/|\/interaction\/|\/anmeldung/.test(at.pathname))
  await settled(page)
}

/** Opens a path and waits until everything that it loads is shown. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(url(path))
  await settled(page)
}

/** Until the heading stands and nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.getByText('Wird geladen').first().waitFor({ state: 'hidden' })
}

/** A German number such as `37.486`. */
export function numberIn(text: string): number {
  return Number(text.replaceAll('.', '').replace(',', '.'))
}
