import type { Browser, BrowserContext, BrowserContextOptions, Page, Route } from 'playwright'
import { afterAll, expect, inject, onTestFinished } from 'vitest'
import { openBrowser, PATIENCE_MS } from '../support/browser.ts'
import { DESKTOP, READER, settled, signIn } from './reader.ts'

let browser: Promise<Browser> | undefined
/** By person and device: the browser profile in which somebody has signed in. */
const profiles = new Map<string, BrowserContext>()
afterAll(async () => (await browser)?.close())

export function url(path: string): string {
  return inject('productUrl') + path
}

/** A page in a browser profile of its own, which is closed after the test. */
export async function newPage(options?: BrowserContextOptions): Promise<Page> {
  const context = await newProfile(options)
  onTestFinished(() => context.close())
  return watchedPage(context)
}

/**
 * A new page on the start page of a person, who signs in through the people chooser once a file and
 * device; the later visits find the issuer's session.
 */
export async function visit(
  person: string,
  options: BrowserContextOptions = DESKTOP,
): Promise<Page> {
  const key = JSON.stringify([person, options])
  const known = profiles.get(key)
  const context = known ?? (await newProfile(options))
  const page = await watchedPage(context)
  await page.goto(url('/'))
  if (known) await settled(page)
  else await signIn(page, person)
  profiles.set(key, context)
  return page
}

async function newProfile(options: BrowserContextOptions = DESKTOP): Promise<BrowserContext> {
  browser ??= openBrowser()
  const context = await (await browser).newContext({ ...READER, ...options })
  context.setDefaultTimeout(PATIENCE_MS)
  return context
}

/** Fails its test when the page broke its Content-Security-Policy (GQL-9) or threw an error. */
async function watchedPage(context: BrowserContext): Promise<Page> {
  const complaints: string[] = []
  const page = await context.newPage()
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (/security policy|trusted ?type/i.test(message.text())) complaints.push(message.text())
  })
  onTestFinished(async () => {
    await page.close()
    expect(complaints).toEqual([])
  })
  return page
}

/** Opens a path and waits until everything that it loads is shown. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(url(path))
  await settled(page)
}

/** A German number such as `37.486`. */
export function numberIn(text: string): number {
  return Number(text.replaceAll('.', '').replace(',', '.'))
}

/** From the page of a case to its next talk, whose person is asked for on the way. */
export async function beginTalk(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Gespräch erfassen' }).press('Enter')
  const person = page.getByRole('combobox', { name: 'Person oder Familie' })
  await expect.poll(() => person.inputValue()).not.toBe('')
}

/** From now on what the page asks of the API takes this way; a document that is open goes past it for a moment still. */
export async function intercept(page: Page, take: (route: Route) => unknown): Promise<void> {
  const taken: string[] = []
  await page.route('**/graphql', take)
  await page.route('**/intercepted', route => {
    taken.push(route.request().url())
    return route.fulfill()
  })
  const ask = () => page.evaluate(() => fetch('/intercepted').then(() => undefined))
  await expect.poll(() => ask().then(() => taken.length)).toBeGreaterThan(0)
}
