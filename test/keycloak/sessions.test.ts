import { decodeJwt } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { subjectOf } from '../../backend/src/demo/people.ts'
import { keepPasskeys } from './support/device.ts'
import { asAdmin } from './support/keycloak.ts'
import { realIssuer } from './support/real.ts'
import { scripted } from './support/scripted.ts'
import { accessToken, openStage, signedIn, signIn, type Stage } from './support/stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage(realIssuer)
})
afterAll(() => stage.close())

test('KC-16: a session that an administrator ends is over at the API', async () => {
  const [ended, other] = [
    await signedIn(stage, 'leyla.brandt'),
    await signedIn(stage, 'leyla.brandt'),
  ]
  const { sid } = decodeJwt(accessToken(ended))

  await asAdmin('DELETE', `/sessions/${String(sid)}`)

  await expect.poll(() => stage.me(accessToken(ended))).toBe('UNAUTHENTICATED')
  expect(await stage.me(accessToken(other))).toBe('INTEGRATION_MANAGER')
})

test('KC-16: whoever is signed out everywhere is out of every session', async () => {
  const visits = [await signedIn(stage, 'stefan.roth'), await signedIn(stage, 'stefan.roth')]

  await stage.issuer.signOut('stefan.roth')

  for (const visit of visits)
    await expect.poll(() => stage.me(accessToken(visit))).toBe('UNAUTHENTICATED')
})

test('a disabled person is not signed in', async () => {
  await stage.issuer.setEnabled('petra.lang', false)
  try {
    const { page, tokens } = await stage.visit()
    await page.getByRole('button', { name: 'Anmelden' }).click()
    await stage.issuer.answer(page, 'petra.lang')
    await page.getByText('Dieses Konto ist gesperrt').waitFor()

    expect(new URL(page.url()).origin).toBe(new URL(stage.issuer.issuer).origin)
    expect(tokens).toEqual([])
  } finally {
    await stage.issuer.setEnabled('petra.lang', true)
  }
})

test('KC-7: a passkey is set up by the person menu, and signs in where a password did', async () => {
  const credentials = `/users/${subjectOf('miriam.baum')}/credentials`
  const visit = await signedIn(stage, 'miriam.baum')
  const { page } = visit
  await keepPasskeys(page)
  try {
    await page.getByRole('button', { name: 'Konto von Miriam Baum' }).click()
    await page.getByRole('button', { name: 'Passkey einrichten' }).click()
    // Keycloak wants level 2 for it, which the realm of the demo gives for the password
    await stage.issuer.answerAgain(page, 'miriam.baum')
    await (await scripted(page.locator('#registerWebAuthn'))).click()
    await page.getByRole('button', { name: 'Konto von Miriam Baum' }).click()
    await page.getByRole('button', { name: 'Abmelden' }).click()

    await page.getByRole('button', { name: 'Anmelden' }).click()
    await page.getByRole('button', { name: 'Konto von Miriam Baum' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/ueberblick')
  } finally {
    for (const { id, type } of await asAdmin<{ id: string; type: string }[]>('GET', credentials))
      if (type !== 'password') await asAdmin('DELETE', `${credentials}/${id}`)
  }
})

test('KC-11: whoever signs in before the accepted invitation counts is let in once it does', async () => {
  const row = `update app.membership set valid_to = $2 where login = $1`
  const { id } = await asAdmin<{ id: string }>('GET', '/group-by-path/staff/coordinator')
  const group = `/users/${subjectOf('petra.lang')}/groups/${id}`
  await stage.sql(row, ['petra.lang', '2020-01-01'])
  await asAdmin('DELETE', group)
  try {
    const { page } = await stage.visit()
    await page.getByRole('button', { name: 'Anmelden' }).click()
    await stage.issuer.answer(page, 'petra.lang')
    await page.getByText('geht es hier gleich von selbst weiter').waitFor()

    await stage.sql(row, ['petra.lang', null])
    await asAdmin('PUT', group)
    await page.getByRole('button', { name: 'Konto von Petra Lang' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/kreis')
  } finally {
    await stage.sql(row, ['petra.lang', null])
    await asAdmin('PUT', group)
  }
})

test('KC-3: a realm role is in the token for every Kreis, and holds where a row says so', async () => {
  const roles = `/users/${subjectOf('jonas.keller')}/role-mappings/realm`
  const role = await asAdmin<object>('GET', '/roles/coordinator')
  await asAdmin('POST', roles, [role])
  try {
    const visit = await stage.visit()
    await signIn(stage, visit, 'jonas.keller')
    await visit.page.getByRole('button', { name: /Stadtkreis Mannheim/ }).click()
    await visit.page.getByRole('banner').getByText('Stadtkreis Mannheim').waitFor()

    expect(decodeJwt(accessToken(visit))).toMatchObject({
      organization: stage.issuer.organization('08222'),
      realm_access: { roles: expect.arrayContaining(['coordinator']) },
    })
    expect(await stage.me(accessToken(visit))).toBe('INTEGRATION_MANAGER')
  } finally {
    await asAdmin('DELETE', roles, [role])
  }
})
