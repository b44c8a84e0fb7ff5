import type { Locator } from 'playwright'

/** Something that only a script of Keycloak's page makes work, once that is there: before, a press is lost. */
export async function scripted(locator: Locator): Promise<Locator> {
  await locator.waitFor()
  // modules of the page have run when it is loaded, and only then
  await locator.page().waitForLoadState('load')
  return locator
}
