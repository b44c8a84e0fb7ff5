import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { splitStatements } from '../../backend/src/platform/database/statements.ts'

const SOURCE = join(import.meta.dirname, '../../backend/src')
const ROLES = join(import.meta.dirname, '../../infra/postgres/roles.sql')

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.(ts|sql)$/.test(name) && !name.endsWith('.test.ts'))
  .map(name => ({ name, text: withoutComments(readFileSync(join(SOURCE, name), 'utf8')) }))
const migrations = files.filter(({ name }) => name.endsWith('.sql'))

/** Prose may name what code may not do. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*(\/\/|--(?!;;)).*$/gm, '')
}

function having(pattern: RegExp): string[] {
  return files.filter(({ text }) => pattern.test(text)).map(({ name }) => name)
}

/** The contents of all string literals that look like SQL. */
function sqlStrings(text: string): string[] {
  return [...text.matchAll(/`([^`]*)`|'((?:[^'\\\n]|\\.)*)'/g)]
    .map(match => match[1] ?? match[2] ?? '')
    .filter(string =>
      /^\s*(select|insert|update|delete|with|create|alter|set|begin|grant)\b/i.test(string),
    )
}

test('there is something to look at', () => {
  expect(files.length).toBeGreaterThan(30)
  expect(migrations.length).toBeGreaterThanOrEqual(7)
  expect(files.flatMap(({ text }) => sqlStrings(text)).length).toBeGreaterThan(20)
})

test('rule 1: the context comes in by app.enter alone', () => {
  expect(having(/set_config/)).toEqual([])
  expect(having(/set\s+(local\s+|session\s+)?app\.tenant/i)).toEqual(['migrations/0001-ground.sql'])
})

test('rule 4: no generic plans are forced', () => {
  expect(having(/force_generic_plan|plan_cache_mode/)).toEqual([])
})

test('rule 9: no MERGE, COPY in the demo alone', () => {
  expect(having(/\bmerge\s+into\b/i)).toEqual([])
  expect(having(/\bcopy\s+\S+\s*\(.*\)\s*from\b/i)).toEqual(['demo/copy.ts'])
})

test('rule 10: no advisory locks', () => {
  expect(having(/advisory/)).toEqual([])
})

test('rule 7: one statement a message', () => {
  const several = files
    .filter(({ name }) => name.endsWith('.ts'))
    .flatMap(({ name, text }) => sqlStrings(text).map(string => ({ name, string })))
    .filter(({ string }) => /;\s*\S/.test(string))
  expect(several).toEqual([])
})

test.each([...migrations.map(({ name }) => join(SOURCE, name)), ROLES])(
  'rule 7: each part of %s is one statement',
  file => {
    const parts = splitStatements(readFileSync(file, 'utf8'))
    expect(parts.length).toBeGreaterThan(0)
    for (const part of parts) {
      const bodies = part
        .replace(/--.*$/gm, '')
        .replace(/\$\$[\s\S]*?\$\$/g, '')
        .replace(/'(?:[^']|'')*'/g, '')
      expect(
        bodies.split(';').filter(piece => piece.trim() !== ''),
        part,
      ).toHaveLength(1)
    }
  },
)

test('rule 7: tables are made, placed, bound by foreign keys, protected, granted, in this order', () => {
  const steps = [
    /^create table app\./,
    /^select app\.place_/,
    /add foreign key/,
    /^select app\.protect/,
    /^grant/,
  ]
  for (const { name, text } of migrations) {
    if (!/app\.protect\(/.test(text) || name.endsWith('0001-ground.sql')) continue
    const ranks = splitStatements(text)
      .map(part => steps.findIndex(step => step.test(part)))
      .filter(rank => rank >= 0)
    expect(ranks, name).toEqual(ranks.toSorted((a, b) => a - b))
  }
})

test('rule 3: policies are written by app.protect, and the two exceptions', () => {
  const policies = migrations.flatMap(({ text }) => text.match(/create policy \w+ on \S+/g) ?? [])
  expect(policies).toEqual([
    'create policy tenant_isolation on %s',
    'create policy ministry_reads on %s',
    'create policy platform_reads on app.membership',
  ])
})

test('rule 5: no SET NULL on a key, no sequence, no generated id', () => {
  for (const { name, text } of migrations) {
    expect(text, name).not.toMatch(
      /on delete set|serial|identity|create sequence|gen_random_uuid|uuidv7\(/i,
    )
    expect(text, name).not.toMatch(/create type \S+ as enum/i)
  }
})

test('rule 8: trigger bodies touch their transition table first and write by VALUES', () => {
  const lines = migrations.find(({ name }) => name.endsWith('-lines.sql'))?.text ?? ''
  const triggers = splitStatements(lines).filter(part => /returns trigger/.test(part))
  expect(triggers).toHaveLength(6)
  for (const body of triggers) {
    expect(body).toMatch(/security definer\s+set search_path = pg_catalog, pg_temp/)
    expect(body).toMatch(/from (new_rows|old_rows|\()/)
    expect(body).not.toMatch(/\b(from|join|into)\s+(app|reporting|reference|platform)\./)
  }
  expect(lines).not.toMatch(/insert into[^;]*\)\s*select/i)
})
