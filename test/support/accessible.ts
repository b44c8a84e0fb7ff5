import axe from 'axe-core'
import type { Page } from 'playwright'
import { expect } from 'vitest'

declare global {
  interface Window {
    axe: typeof axe
  }
}

const WIDTHS = [1440, 390, 320]

/** At each width every rule of axe is kept, and nothing scrolls sideways; `look` sees the page at each of them. */
export async function expectAccessible(
  page: Page,
  look?: (width: number) => Promise<void>,
): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    await look?.(width)
    expect(await brokenRules(page), `${page.url()} at ${width} px`).toEqual([])
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(beyond, `${page.url()} at ${width} px scrolls sideways`).toBeLessThanOrEqual(0)
  }
}

/** A line for each rule that the page breaks as it is shown now, frames included. */
export async function brokenRules(page: Page): Promise<string[]> {
  // once a document, where axe's own package for Playwright brings it, and a page beside, at each look
  for (const frame of page.frames())
    if (!(await frame.evaluate(() => 'axe' in window))) {
      await frame.evaluate(axe.source)
      await frame.evaluate(() => window.axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] }))
    }
  return page.evaluate(async () => {
    // what is kept is only counted: to describe it costs a tenth of the time, and nobody reads it
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(n => n.target.join(' ')).join()}`)
  })
}
