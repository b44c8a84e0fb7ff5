import { readFileSync, globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Wherever people of the product read something. */
const READ = [
  'frontend/index.html',
  'frontend/src/**/*.{de,en}.ts',
  'frontend/src/locales/{de,en}.ts',
  'backend/src/**/*{words,document,lists,figures}.ts',
  'backend/src/modules/reference/data/codes/*.csv',
  'backend/src/platform/embedded-issuer/*.ts',
  'backend/src/platform/documents/letterhead.ts',
  'backend/src/demo/{banner,mailbox}.ts',
  'infra/keycloak/themes/digintm/**/messages_{de,en}.properties',
]

/** What was said, and what is said instead (C24). */
const FORBIDDEN: readonly [said: RegExp, instead: string][] = [
  [/Zugang einladen|Zugänge einladen/, 'Person einladen'],
  [/unterdrückt|geheim gehalten|gesperrte Zahl/i, 'nicht ausgewiesen'],
  [/\bsuppressed\b|withheld|\bhidden (?:value|number|figure)/, 'not published'],
  [/Haushaltsvorstand|Familienoberhaupt|head of (?:the )?household/i, 'Bezugsperson'],
  [/Zeitraum davor|vorige[rn]? Zeitraum/i, 'gegenüber dem Vorzeitraum'],
  [/: '[^']*\bSetting\b|,Settings?,/, 'Ort der Beratung'],
  [/counselling sessions?/i, 'counselling talk'],
  [/\bDaten (?:herunterladen|speichern|exportieren)|download (?:the )?data/i, 'CSV'],
  [
    /<strong>Integrations?|(?:title|name|product): 'Integration(?:smanagement| management)'/,
    'DigIntM',
  ],
]

const files = READ.flatMap(pattern => globSync(pattern, { cwd: ROOT }))
  .filter(path => !path.endsWith('.test.ts'))
  .map(path => ({ path, lines: readFileSync(`${ROOT}${path}`, 'utf8').split('\n') }))

test('C24: one word for one thing, and for what is hidden, in every text that anybody reads', () => {
  const found = files.flatMap(({ path, lines }) =>
    lines.flatMap((line, at) =>
      FORBIDDEN.filter(([said]) => said.test(line)).map(
        ([, instead]) => `${path}:${at + 1} ${line.trim()} → ${instead}`,
      ),
    ),
  )

  expect(files.length).toBeGreaterThan(60)
  expect(found).toEqual([])
})

test('C24: what VZÄ stands for is said where it is used first', () => {
  // a code is none of the words
  const SHORT = /VZÄ|(?<!')\bFTE\b/
  const short = files.filter(({ lines }) => lines.some(line => SHORT.test(line)))
  const unexplained = short
    .filter(({ lines }) => {
      const first = lines.find(line => SHORT.test(line))!
      return !/Vollzeitäquivalente? \(VZÄ\)|[Ff]ull-time equivalents? \(FTE\)/.test(first)
    })
    .map(({ path }) => path)

  expect(short.length).toBeGreaterThanOrEqual(3)
  expect(unexplained).toEqual([])
})
