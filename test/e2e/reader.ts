import type { Page } from 'playwright'

export const DESKTOP = { viewport: { width: 1440, height: 900 } }
export const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
}
/** German, and nothing moves while it is looked at. */
export const READER = { locale: 'de-DE', reducedMotion: 'reduce' } as const

/** From the welcome page through the people chooser to the start page. */
export async function signIn(page: Page, person: string): Promise<void> {
  await page.getByRole('button', { name: 'Anmelden' }).click()
  await page.getByRole('button', { name: person }).click()
  await page.waitForURL(at => !/\/realms\/|\/interaction\/|\/anmeldung/.test(at.pathname))
  await settled(page)
}

/** Until what is typed goes into a field: a dialog is there before its field has the focus. */
export async function typing(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.matches('input, textarea'))
}

/** Until the heading stands and nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.getByText('Wird geladen').first().waitFor({ state: 'hidden' })
}
