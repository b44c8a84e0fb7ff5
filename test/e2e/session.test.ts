import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { settled, signIn } from './reader.ts'
import { newPage, open, url, visit } from './visit.ts'

test('signing in works under both names of this machine', async () => {
  const page = await newPage()
  await page.goto(url('/').replace('localhost', '127.0.0.1'))

  await signIn(page, 'Leyla Brandt')

  expect(new URL(page.url()).hostname).toBe('127.0.0.1')
  expect(new URL(page.url()).pathname).toBe('/heute')
})

test('a reload keeps the page and what was chosen on it', async () => {
  const page = await visit('Miriam Baum')
  await page.getByLabel('Gebiet').selectOption('083')
  await page.waitForURL(/\?/)
  const chosen = page.url()
  await page.reload()
  await settled(page)

  expect(page.url()).toBe(chosen)
  expect(await page.getByLabel('Gebiet').inputValue()).toBe('083')
})

test('a link to a case opens it after signing in', async () => {
  const before = await visit('Leyla Brandt')
  const link = before.getByRole('table').getByRole('link').first()
  const path = (await link.getAttribute('href')) ?? ''
  const page = await newPage()
  await page.goto(url(path))

  await signIn(page, 'Leyla Brandt')

  expect(new URL(page.url()).pathname).toBe(path)
})

test('AUTH-2 signing out ends the session and refuses its token', async () => {
  const page = await newPage()
  await page.goto(url('/'))
  await signIn(page, 'Leyla Brandt')
  const token = nextToken(page)
  await open(page, '/faelle')
  const authorization = await token
  expect(await statusOf(page, authorization)).toBe('answered')

  await page.getByRole('button', { name: 'Konto von Leyla Brandt' }).click()
  await page.getByRole('button', { name: 'Abmelden' }).click()
  await page.getByRole('button', { name: 'Anmelden' }).waitFor()

  await expect.poll(() => statusOf(page, authorization), { interval: 500 }).toBe('UNAUTHENTICATED')
  await page.goto(url('/faelle'))
  await page.getByRole('button', { name: 'Anmelden' }).click()
  await page.getByRole('button', { name: 'Petra Lang' }).waitFor()
})

test('the embedded sign-in, which has no passkeys, offers to set up none', async () => {
  const page = await visit('Leyla Brandt')
  await page.getByRole('button', { name: 'Konto von Leyla Brandt' }).click()
  await page.getByRole('button', { name: 'Abmelden' }).waitFor()

  expect(await page.getByRole('button', { name: 'Passkey einrichten' }).count()).toBe(0)
})

test('whoever works in two Kreise chooses, and switches on purpose', async () => {
  const page = await visit('Jonas Keller')
  await page.getByRole('button', { name: /Stadtkreis Mannheim/ }).click()
  await page.getByRole('banner').getByText('Stadtkreis Mannheim').waitFor()
  await settled(page)
  const inMannheim = await page.getByRole('table').getByRole('link').allInnerTexts()

  await page.getByRole('button', { name: 'Konto von Jonas Keller' }).click()
  await page.getByRole('button', { name: 'Rhein-Neckar-Kreis' }).click()
  await page.getByRole('banner').getByText('Rhein-Neckar-Kreis').waitFor()

  // the name is in the menu that closes, too
  const shown = () => page.getByRole('table').getByRole('link').allInnerTexts()
  const others = async () => (await shown()).filter(name => !inMannheim.includes(name)).length
  await expect.poll(others).toBeGreaterThan(0)
})

test('C27: two tabs in two Kreise stay where they are when they are loaded anew', async () => {
  // the menu has the names of both
  const place = (page: Page) => page.getByRole('banner').locator('.tenant')
  const worksIn = (page: Page) => expect.poll(() => place(page).allTextContents())
  const first = await newPage()
  await first.goto(url('/'))
  await signIn(first, 'Jonas Keller')
  await first.getByRole('button', { name: /Stadtkreis Mannheim/ }).click()
  await worksIn(first).toEqual(['Stadtkreis Mannheim'])
  const second = await first.context().newPage()
  await second.goto(url('/heute'))
  await worksIn(second).toEqual(['Stadtkreis Mannheim'])
  await second.getByRole('button', { name: 'Konto von Jonas Keller' }).click()
  await second.getByRole('button', { name: 'Rhein-Neckar-Kreis' }).click()
  await worksIn(second).toEqual(['Rhein-Neckar-Kreis'])

  await first.reload()
  await second.reload()

  await worksIn(first).toEqual(['Stadtkreis Mannheim'])
  await worksIn(second).toEqual(['Rhein-Neckar-Kreis'])
})

function nextToken(page: Page): Promise<string> {
  return new Promise(resolve => {
    page.on('request', request => {
      const { authorization } = request.headers()
      if (request.url().endsWith('/graphql') && authorization) resolve(authorization)
    })
  })
}

async function statusOf(page: Page, authorization: string): Promise<string> {
  const response = await page.request.post(url('/graphql'), {
    headers: { authorization },
    data: { query: '{ me { displayName } }' },
  })
  const { errors } = (await response.json()) as {
    errors?: { extensions: { code: string } }[]
  }
  return errors?.[0]?.extensions.code ?? 'answered'
}
