import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { CLOSING_DAYS, readConfig } from './config.ts'
import { withSecretFiles } from './secrets.ts'

const random = (digit: string) => `${digit}123456789abcdef0123456789abcdef`
const logIn = (role: string, password: string) =>
  `postgres://digintm_${role}:${password}@postgres/digintm`
const good = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://digintm.example.org',
  KEYCLOAK_URL: 'https://digintm.example.org',
  DATABASE_URL: logIn('tenant', random('1')),
  DATABASE_URL_REPORTING: logIn('reporting', random('2')),
  DATABASE_URL_PLATFORM: logIn('platform', random('3')),
  DATABASE_URL_GRANTING: logIn('granting', random('8')),
  DATABASE_URL_LINKS: logIn('links', random('7')),
  DATABASE_URL_MIGRATION: logIn('migration', random('4')),
  CURSOR_SECRET: random('5'),
  MASTER_KEY: random('9'),
  FILES_URL: 'file:///files',
}

test('production takes random secrets, each its own', () => {
  expect(readConfig(good)).toMatchObject({ production: true, cursorSecret: good.CURSOR_SECRET })
})

test.each<[what: string, change: Record<string, string>, sentence: string]>([
  [
    'a known default',
    { CURSOR_SECRET: 'demo-only-0123456789abcdef0123456789' },
    'CURSOR_SECRET is a known default',
  ],
  ['a short one', { CURSOR_SECRET: '0123456789abcdef' }, 'CURSOR_SECRET has fewer than 32'],
  ['an empty one', { CURSOR_SECRET: '' }, 'CURSOR_SECRET has fewer than 32'],
  ['one letter over and over', { CURSOR_SECRET: 'x'.repeat(40) }, 'CURSOR_SECRET repeats itself'],
  [
    'a short password of a log-in',
    { DATABASE_URL: logIn('tenant', 'postgres') },
    'The password in DATABASE_URL has fewer than 32',
  ],
  [
    'a log-in without password',
    { DATABASE_URL: 'postgres://digintm_tenant@postgres/digintm' },
    'The password in DATABASE_URL has fewer than 32',
  ],
  [
    'a known default that the URL writes in another way',
    { DATABASE_URL_PLATFORM: logIn('platform', 'demo%2Donly-0123456789abcdef0123456789') },
    'The password in DATABASE_URL_PLATFORM is a known default',
  ],
  [
    'the same one for two log-ins',
    { DATABASE_URL_REPORTING: logIn('reporting', random('1')) },
    'The password in DATABASE_URL and The password in DATABASE_URL_REPORTING are the same',
  ],
  [
    'the same one for two purposes',
    { KEYCLOAK_INVITER_SECRET: random('5') },
    'CURSOR_SECRET and KEYCLOAK_INVITER_SECRET are the same',
  ],
  [
    'the demo’s secret of the machine client',
    { MINISTRY_REPORTING_SECRET: 'demo-only' },
    'MINISTRY_REPORTING_SECRET is a known default',
  ],
  [
    'tokens in the clear',
    { PUBLIC_URL: 'http://digintm.example.org' },
    'PUBLIC_URL must begin with https://',
  ],
  [
    'a host that only begins like this machine',
    { KEYCLOAK_URL: 'http://localhost.example.org' },
    'KEYCLOAK_URL must begin with https://',
  ],
])('production refuses %s', (_what, change, sentence) => {
  expect(() => readConfig({ ...good, ...change })).toThrow(sentence)
})

test('outside production the demo’s secrets will do', () => {
  const config = readConfig({ ...good, NODE_ENV: 'development', CURSOR_SECRET: 'demo-only' })

  expect(config.cursorSecret).toBe('demo-only')
})

test('a refusal never repeats the secret', () => {
  const secret = 'demo-only-0123456789abcdef0123456789'
  const refused = () => readConfig({ ...good, CURSOR_SECRET: secret })

  expect(refused).toThrow('CURSOR_SECRET')
  expect(refused).not.toThrow(secret)
})

test('secrets may come from files, without the line end', () => {
  const folder = mkdtempSync(join(tmpdir(), 'digintm-secrets-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'cursor')
  writeFileSync(file, `${random('6')}\n`)

  expect(withSecretFiles({ CURSOR_SECRET_FILE: file })).toMatchObject({
    CURSOR_SECRET: random('6'),
  })
})

test.each([
  [
    'two sources for one secret',
    { CURSOR_SECRET: 'a', CURSOR_SECRET_FILE: '/nowhere' },
    'Set CURSOR_SECRET or CURSOR_SECRET_FILE, not both',
  ],
  [
    'a file that is not there',
    { CURSOR_SECRET_FILE: '/nowhere' },
    'CURSOR_SECRET_FILE names a file that cannot be read',
  ],
])('%s is refused by name', (_what, env, sentence) => {
  expect(() => withSecretFiles(env)).toThrow(sentence)
})

test.each(['MASTER_KEY', 'FILES_URL'])('ENC-6: production has no %s of its own', name => {
  expect(() => readConfig({ ...good, [name]: undefined })).toThrow(`Set ${name}:`)
  expect(() => readConfig({ [name]: undefined })).not.toThrow()
})

test('behind a proxy the server listens where HOST says and finds Keycloak by another address', () => {
  const config = readConfig({ ...good, HOST: '::', KEYCLOAK_INTERNAL_URL: 'http://keycloak:8080' })

  expect(config).toMatchObject({
    host: '::',
    keycloak: { url: good.KEYCLOAK_URL, internalUrl: 'http://keycloak:8080', realm: 'digintm' },
  })
})

test('without HOST the server answers this machine alone', () => {
  expect(readConfig({}).host).toBe('127.0.0.1')
})

test('a setting that is there and empty counts as not set', () => {
  expect(readConfig({ CLOSING_DAYS: '', PORT: ' ' })).toMatchObject({
    closingDays: CLOSING_DAYS,
    port: readConfig({}).port,
  })
})
