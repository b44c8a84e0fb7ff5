import { statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  people,
  type RunningIssuer,
  startEmbeddedIssuer,
} from '../../../../test/support/embedded-issuer.ts'
import { createEmbeddedIssuer } from './issuer.ts'
import { mintFrom } from './mint.ts'
import { createGuard, type Guard } from '../identity/guard.ts'
import { createKeyProvider } from '../identity/key-provider.ts'
import { realmFile } from '../identity/realm-file.ts'

let realm: RunningIssuer
let guard: Guard

beforeAll(async () => {
  realm = await startEmbeddedIssuer()
  guard = createGuard({
    issuer: realm.issuer,
    keys: createKeyProvider(realm),
    audience: 'digintm-api',
    allowedAzp: ['digintm-web', 'ministry-reporting'],
  })
})
afterAll(() => realm.close())

test('the signing key is 3072 bit long, kept for its owner only, and survives a restart', async () => {
  const token = await realm.mintToken('ada', '08436')

  const restarted = await createEmbeddedIssuer({
    publicUrl: realm.origin,
    realmFile,
    dataDir: realm.dataDir,
    people,
  })
  const later = await restarted.mintToken('kern')

  expect(statSync(join(realm.dataDir, 'issuer-key.json')).mode & 0o777).toBe(0o600)
  expect(Buffer.from(token.split('.')[2] ?? '', 'base64url')).toHaveLength(384)
  expect(await verify(token)).toMatchObject({ organizations: ['08436'] })
  expect(await verify(later)).toMatchObject({ organizations: ['08'] })
})

test('a script gets its token from the data folder alone', async () => {
  const token = await mintFrom(realm.dataDir, people)('ada')

  expect(await verify(token)).toMatchObject({ login: 'ada', organizations: ['08226'] })
  expect(() => mintFrom(tmpdir(), people)).toThrow('start DigIntM once')
})

test('a token is minted for known logins and their tenants only', async () => {
  await expect(realm.mintToken('nobody')).rejects.toThrow('nobody is called nobody')
  await expect(realm.mintToken('ada', '08111')).rejects.toThrow('ada has no membership in 08111')
})

test('the embedded issuer refuses production', async () => {
  vi.stubEnv('NODE_ENV', 'production')

  await expect(
    createEmbeddedIssuer({ publicUrl: realm.origin, realmFile, dataDir: realm.dataDir, people }),
  ).rejects.toThrow('production')

  vi.unstubAllEnvs()
})

function verify(token: string) {
  return guard.authenticate({ headers: { authorization: `Bearer ${token}` } })
}
