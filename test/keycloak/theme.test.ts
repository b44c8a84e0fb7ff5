import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { expectAccessible } from '../support/accessible.ts'
import { openBrowser, PATIENCE_MS } from '../support/browser.ts'
import { mailPages, prepareMailPages, removeMailPages } from './support/mail-pages.ts'
import { scripted } from './support/scripted.ts'
import {
  earlyPages,
  LANGUAGES,
  openProduct,
  prepareThemePages,
  removeThemePages,
  themePages,
  words,
  type Language,
  type Way,
} from './support/theme-pages.ts'

let browser: Browser
/** By the language of the browser: each is a profile that forgets who was there after each test. */
const profiles = new Map<string, BrowserContext>()
beforeAll(async () => {
  browser = await openBrowser()
  await prepareThemePages()
  await prepareMailPages()
})
afterAll(async () => {
  await browser.close()
  await removeMailPages()
  await removeThemePages()
})

describe.each(LANGUAGES)('in %s', language => {
  test.each(themePages)('%s belongs to the product and is accessible', async (_name, ...way) => {
    // a browser in neither language: only the one asked for decides
    await expectOurs(await newPage('fr-FR'), language, way)
  })

  test.each([...earlyPages, ...mailPages])(
    '%s belongs to the product and is accessible',
    async (_name, ...way) => {
      await expectOurs(await newPage(language), language, way)
    },
  )
})

test('the language and the password are changed to be seen with the keyboard', async () => {
  const page = await newPage('fr-FR')
  await openProduct(page, 'de')
  await page.getByLabel('Sprache').selectOption({ label: 'English' })
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await (await scripted(page.getByRole('button', { name: 'Show password' }))).press('Enter')
  expect(await page.getAttribute('#password', 'type')).toBe('text')
  await page.getByRole('button', { name: 'Hide password' }).press('Enter')
  expect(await page.getAttribute('#password', 'type')).toBe('password')
})

test.each(mailPages)('%s changes its language, and stays', async (_name, heading, step) => {
  const page = await newPage('en')
  await step(page, 'en')
  await page.getByRole('heading', { name: heading.en }).waitFor()
  await page.getByLabel('Language').selectOption({ label: 'Deutsch' })
  // of an action that is over Keycloak keeps the text and not the heading
  const still = heading.de === 'Ihr Konto ist bereit' ? 'Alles ist gespeichert' : heading.de
  await page.getByRole('heading', { name: still }).waitFor()
})

test('every text of ours is there in both languages', () => {
  for (const type of ['login', 'email']) {
    const [german, english] = LANGUAGES.map(language => keysOf(type, language))
    expect(german?.length).toBeGreaterThan(10)
    expect(german).toEqual(english)
  }
})

test('the fonts are those of the web client', () => {
  const folder = join(THEME, 'login/resources/fonts')
  const client = createRequire(new URL('../../frontend/package.json', import.meta.url))
  const theirs = join(dirname(client.resolve('@fontsource/fira-sans/package.json')), 'files')
  const fonts = readdirSync(folder).filter(name => name.endsWith('.woff2'))
  expect(fonts).toHaveLength(6)
  for (const font of fonts) expect(digest(join(folder, font))).toBe(digest(join(theirs, font)))
})

const THEME = fileURLToPath(new URL('../../infra/keycloak/themes/digintm', import.meta.url))

async function expectOurs(page: Page, language: Language, [heading, step]: Way): Promise<void> {
  await step(page, language)
  await expect
    .poll(async () => (await page.getByRole('heading', { level: 1 }).textContent())?.trim())
    .toBe(heading[language])
  expect(await page.getAttribute('html', 'lang')).toBe(language)
  expect(await page.title()).toMatch(words(/DigIntM|Abmelden/, /DigIntM|Sign out/)[language])
  expect(await fontOf(page)).toContain('Fira Sans')
  expect(await waysFrom(page), 'C18').toEqual(
    ['/impressum', '/datenschutzerklaerung', '/barrierefreiheit', '/hilfe'].map(
      path => inject('keycloak').webOrigin + path,
    ),
  )
  await expectAccessible(page, width => keepPicture(page, width))
}

/** Where the links at the bottom lead to. */
const waysFrom = (page: Page): Promise<string[]> =>
  page
    .locator('nav.about a')
    .evaluateAll(links => links.map(link => (link as HTMLAnchorElement).href))

/** A page that fails its test when it asks another server, or when something of ours is missing. */
async function newPage(locale: string): Promise<Page> {
  const context = profiles.get(locale) ?? (await browser.newContext({ locale }))
  profiles.set(locale, context)
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const { url, webOrigin } = inject('keycloak')
  const ours = [url, webOrigin, 'data:']
  const foreign: string[] = []
  const missing: string[] = []
  page.on('request', request => {
    const asked = request.url()
    if (!ours.some(address => asked.startsWith(address))) foreign.push(asked)
  })
  page.on('response', response => {
    const asked = response.url()
    if (asked.includes('/resources/') && !response.ok()) missing.push(asked)
  })
  onTestFinished(async () => {
    await page.close()
    await context.clearCookies()
    expect({ foreign, missing }).toEqual({ foreign: [], missing: [] })
  })
  return page
}

function fontOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    await document.fonts.ready
    return [...document.fonts]
      .filter(font => font.status === 'loaded')
      .map(font => font.family)
      .join()
  })
}

/** To be looked at, in the folder THEME_PICTURES names. */
async function keepPicture(page: Page, width: number): Promise<void> {
  const folder = process.env['THEME_PICTURES']
  const name = expect.getState().currentTestName?.replaceAll(/\W+/g, '-')
  if (folder) await page.screenshot({ path: join(folder, `${name}-${width}.png`) })
}

function keysOf(type: string, language: Language): string[] {
  const file = readFileSync(join(THEME, type, `messages/messages_${language}.properties`), 'utf8')
  return [...file.matchAll(/^([^#=\s]+)=/gm)].map(([, key]) => String(key))
}

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
