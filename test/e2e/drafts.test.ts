import type { BrowserContext, Page } from 'playwright'
import { expect, test } from 'vitest'
import { settled, signIn } from './reader.ts'
import { intercept, newPage, open, url } from './visit.ts'

const NOTE = 'Frau Kalyna hat Angst vor dem Bescheid'
const BACK = /^Ihre Eingaben vom .* sind wieder da/

test('A6: the session ends while a talk is half typed; after signing in anew the text is there and can be saved', async () => {
  const page = await someone('Leyla Brandt')
  const name = await typeTalk(page)
  await endSession(page)
  await page.keyboard.press('Control+Enter')
  const again = page.getByRole('button', { name: 'Neu anmelden' })
  await again.waitFor()
  await page.unroute('**/graphql')
  await again.press('Enter')

  await page.getByText(BACK).waitFor()
  expect(await page.getByLabel('Notiz').inputValue()).toBe(NOTE)
  await expect
    .poll(() => page.getByRole('combobox', { name: 'Person oder Familie' }).inputValue())
    .toBe(name)
  expect(await chip(page)).toBe('true')
  await page.keyboard
    .press('Control+Enter')
    .then(() => page.getByLabel('Notiz').press('Control+Enter'))
  await page.getByText('Gespräch gespeichert:').waitFor()
  await stored(page, 0)
})

test('A6: a reload keeps what is typed, and it can be discarded', async () => {
  const page = await someone('Leyla Brandt')
  await typeTalk(page)
  await page.reload()
  await page.getByText(BACK).waitFor()
  expect(await page.getByLabel('Notiz').inputValue()).toBe(NOTE)

  await page.getByRole('button', { name: 'Eingaben verwerfen' }).press('Enter')
  await expect.poll(() => page.getByLabel('Notiz').inputValue()).toBe('')
  await stored(page, 0)
  await page.reload()
  await settled(page)
  expect(await page.getByText(BACK).count()).toBe(0)
})

test('A6: the tab crashes, and another one brings back what was typed', async () => {
  const page = await someone('Leyla Brandt')
  await open(page, '/faelle/neu')
  await page.getByRole('combobox', { name: 'Wohngemeinde' }).fill('Sinsh')
  await page.getByRole('option', { name: 'Sinsheim' }).click()
  const size = await stored(page, 1)
  await page.getByLabel('Familienname').fill('Zitronenfalter')
  await stored(page, 1, size + 1)
  const other = await crash(page)

  await open(other, '/faelle/neu')
  await other.getByText(BACK).waitFor()
  expect(await other.getByLabel('Familienname').inputValue()).toBe('Zitronenfalter')
  await expect
    .poll(() => other.getByRole('combobox', { name: 'Wohngemeinde' }).inputValue())
    .toBe('Sinsheim')
})

test('A6: a correction comes back in its dialog, with nothing stored but what was typed', async () => {
  const page = await someone('Leyla Brandt')
  const note = `${NOTE} und hofft`
  await open(page, '/faelle')
  await page.getByRole('row', { name: /Aktiv/ }).first().getByRole('link').click()
  await page
    .getByRole('button', { name: /berichtigen$/ })
    .first()
    .click()
  await page.getByRole('dialog').getByLabel('Notiz').fill(note)
  await stored(page, 1)
  await page.reload()

  const dialog = page.getByRole('dialog')
  await dialog.getByText(BACK).waitFor()
  expect(await dialog.getByLabel('Notiz').inputValue()).toBe(note)
  page.once('dialog', question => void question.accept())
  await dialog.getByRole('button', { name: 'Abbrechen' }).press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await stored(page, 0)
})

test('A6: whoever signs in on the same device after her sees nothing of it; signing out wipes it', async () => {
  const page = await someone('Leyla Brandt')
  await typeTalk(page)

  // her session at the issuer is over, the page is closed, and somebody else comes
  const context = page.context()
  await page.close({ runBeforeUnload: false })
  await context.clearCookies()
  const other = await context.newPage()
  await other.goto(url('/'))
  await signIn(other, 'Jonas Keller')
  await other.getByRole('button', { name: /Rhein-Neckar-Kreis/ }).click()
  await settled(other)
  expect(await other.getByText(BACK).count()).toBe(0)
  expect(await other.getByLabel('Notiz').inputValue()).toBe('')
  await signOut(other, 'Jonas Keller')
  // what is hers is there still, and his signing out does not touch it
  await stored(other, 1)

  await other.getByRole('button', { name: 'Anmelden' }).click()
  await other.getByRole('button', { name: /Leyla Brandt/ }).click()
  await other.getByText(BACK).waitFor()
  other.once('dialog', question => void question.accept())
  await signOut(other, 'Leyla Brandt')
  await stored(other, 0)
})

test('A6: a correction that was closed half done is asked about at sign-out, and she may stay', async () => {
  const page = await someone('Leyla Brandt')
  await open(page, '/faelle')
  await page.getByRole('row', { name: /Aktiv/ }).first().getByRole('link').click()
  await page
    .getByRole('button', { name: /berichtigen$/ })
    .first()
    .click()
  await page.getByRole('dialog').getByLabel('Notiz').fill(`${NOTE} und wartet`)
  // at once: what it says and what it does is the same, whether it is kept yet or not
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await stored(page, 1)

  const questions: string[] = []
  page.on('dialog', question => {
    questions.push(question.message())
    void (questions.length > 1 ? question.accept() : question.dismiss())
  })
  await page.getByRole('button', { name: 'Konto von Leyla Brandt' }).click()
  await page.getByRole('button', { name: 'Abmelden' }).click()
  await expect.poll(() => questions).toHaveLength(1)
  await stored(page, 1)

  await page.getByRole('button', { name: 'Abmelden' }).click()
  await page.getByRole('button', { name: 'Anmelden' }).waitFor()
  await stored(page, 0)
  const once = expect.stringMatching(
    /^1 Eingabe [^]*– Berichtigung eines Gesprächs, [^]*abmelden\?$/,
  )
  expect(questions).toEqual([once, once])
})

test('A6: whoever switches the Kreis leaves nothing behind', async () => {
  const page = await someone('Jonas Keller')
  await page.getByRole('button', { name: /Stadtkreis Mannheim/ }).click()
  await settled(page)
  await page.getByLabel('Notiz').fill(NOTE)
  await stored(page, 1)
  page.once('dialog', question => void question.accept())
  await page.getByRole('button', { name: 'Konto von Jonas Keller' }).click()
  await page.getByRole('button', { name: 'Rhein-Neckar-Kreis' }).click()
  // the open menu names both
  await page.getByRole('link', { name: /DigIntM.*Rhein-Neckar-Kreis/ }).waitFor()
  await settled(page)
  expect(await page.getByLabel('Notiz').inputValue()).toBe('')
  await stored(page, 0)
})

/** In a browser profile of their own, in which nothing is kept yet. */
async function someone(person: string): Promise<Page> {
  const page = await newPage()
  await page.goto(url('/'))
  await signIn(page, person)
  return page
}

/** A talk with a person, a topic and a note. */
async function typeTalk(page: Page): Promise<string> {
  const link = page.getByRole('row', { name: /Aktiv/ }).first().getByRole('link')
  const name = (await link.innerText()).split('\n')[0]!.trim()
  const person = page.getByRole('combobox', { name: 'Person oder Familie' })
  await person.fill(name)
  await page.getByRole('option').first().waitFor()
  await person.press('Enter')
  const chosen = await person.inputValue()
  const size = await stored(page, 1)
  await page.getByRole('button', { name: 'Wohnen' }).click()
  await page.getByLabel('Notiz').fill(NOTE)
  // with both of them
  await stored(page, 1, size + NOTE.length + 20)
  return chosen
}

const chip = (page: Page) =>
  page.getByRole('button', { name: 'Wohnen' }).getAttribute('aria-pressed')

/** From now on the server answers as to a session that is over. */
async function endSession(page: Page) {
  await intercept(page, route =>
    route.fulfill({
      status: 401,
      contentType: 'application/json',
      body: JSON.stringify({
        errors: [{ message: 'Sign in first', extensions: { code: 'UNAUTHENTICATED' } }],
      }),
    }),
  )
}

/** As when the browser has killed it: nothing on it has a last word. */
async function crash(page: Page): Promise<Page> {
  const context: BrowserContext = page.context()
  await page.goto('chrome://crash').catch(() => undefined)
  return context.newPage()
}

async function signOut(page: Page, person: string) {
  await page.getByRole('button', { name: `Konto von ${person}` }).click()
  await page.getByRole('button', { name: 'Abmelden' }).click()
  await page.getByRole('button', { name: 'Anmelden' }).waitFor()
}

/** Waits until that many drafts lie on the device, that large; none of them can be read there. */
async function stored(page: Page, count: number, size = 0): Promise<number> {
  const sizes = async () => {
    const texts = await vaultOf(page)
    for (const text of texts) expect(text).not.toMatch(/Angst|note/)
    return texts.map(text => text.length)
  }
  await expect.poll(async () => (await sizes()).length).toBe(count)
  await expect.poll(async () => Math.max(0, ...(await sizes()))).toBeGreaterThanOrEqual(size)
  return Math.max(0, ...(await sizes()))
}

/** What lies there, byte by byte. */
const vaultOf = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const done = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>(resolve => {
        request.addEventListener('success', () => resolve(request.result))
      })
    if (!(await indexedDB.databases()).some(({ name }) => name === 'digintm-drafts')) return []
    const database = await done(indexedDB.open('digintm-drafts'))
    const rows = await done<{ bytes: ArrayBuffer }[]>(
      database.transaction('draft').objectStore('draft').getAll(),
    )
    database.close()
    return rows.map(({ bytes }) => String.fromCodePoint(...new Uint8Array(bytes)))
  })
