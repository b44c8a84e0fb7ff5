import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { splitStatements } from '../../backend/src/platform/database/split-statements.ts'

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

test('S17: what a request works on is bound to its tenant by the platform, not by who writes a feature', () => {
  const named = having(/\bactor\.tenant\b/).filter(name => name.startsWith('modules/'))
  // says which of somebody's organisations the token names
  expect(named).toEqual(['modules/tenants/me.resolver.ts'])
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

/** What a statement of a migration does, and to which tables; bodies of functions do nothing yet. */
function stepsOf(statement: string): [step: Step, table: string][] {
  const text = statement.replace(/^create (or replace )?function[\s\S]*$/, '')
  const matched = (pattern: RegExp) => [...text.matchAll(pattern)].map(match => match[1]!)
  const grants = /^grant [\w\s,()]+ on (?!schema|all|function)([\w.,\s]+) to/.exec(text)?.[1] ?? ''
  return [
    ...matched(/^create table (?:if not exists )?([\w.]+)/g).map(at => ['made', at] as const),
    ...matched(/app\.place_\w+\('([\w.]+)'\)/g).map(at => ['placed', at] as const),
    ...matched(/\b(?:insert into|update|delete from) (\w+\.\w+)/g).map(
      at => ['filled', at] as const,
    ),
    ...matched(/^alter table ([\w.]+)\s+add (?:constraint \w+ )?foreign key/g).map(
      at => ['bound', at] as const,
    ),
    ...matched(/foreign key [^;]*? references ([\w.]+)/g).map(at => ['named', at] as const),
    ...matched(/app\.protect\w*\('([\w.]+)'\)/g).map(at => ['protected', at] as const),
    ...grants
      .split(/[,\s]+/)
      .filter(Boolean)
      .map(at => ['granted', at] as const),
  ].map(([step, table]) => [step, table])
}
type Step = (typeof STEPS)[number]
const STEPS = ['made', 'placed', 'named', 'bound', 'protected', 'granted', 'filled'] as const

/** What a table has behind it before a step; the migration of a kind's first tables places them itself. */
const NEEDED: Record<Step, readonly Step[]> = {
  made: [],
  placed: ['made'],
  named: ['placed'],
  bound: ['placed'],
  protected: ['placed'],
  granted: ['placed'],
  filled: ['placed'],
}
/** What else a tenant's table has behind it, or not yet when it is done for the first time. */
const OF_TENANTS: Partial<Record<Step, { needed?: Step; before?: Step }>> = {
  granted: { needed: 'protected' },
  bound: { before: 'protected' },
}

/** Where a table's steps are not in order, over all migrations as they follow one another. */
function outOfOrder(statements: readonly string[]): string[] {
  const seen = new Map<string, Set<Step>>()
  return statements.flatMap(stepsOf).flatMap(([step, table]) => {
    const behind = seen.get(table) ?? new Set()
    const faults = faultsAt(step, table, behind)
    seen.set(table, behind.add(step))
    return faults
  })
}

function faultsAt(step: Step, table: string, behind: ReadonlySet<Step>): string[] {
  const more = (table.startsWith('app.') && OF_TENANTS[step]) || {}
  const needed = [...NEEDED[step], ...(more.needed ? [more.needed] : [])]
  const late = more.before && behind.has(more.before) && !behind.has(step)
  return [
    ...needed
      .filter(each => !behind.has(each))
      .map(each => `${table} is ${step} before it is ${each}`),
    ...(late ? [`${table} is ${more.before} before it is ${step}`] : []),
  ]
}

test('rule 7: S3: tables are made, placed, bound by foreign keys, protected, granted, in this order, over all migrations', () => {
  const statements = migrations
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .flatMap(({ text }) => splitStatements(text))
  const tables = new Set(statements.flatMap(stepsOf).map(([, table]) => table))
  expect(tables.size).toBeGreaterThan(25)
  expect(outOfOrder([...OF_THE_RUNNER, ...statements])).toEqual([])
})

/** Made by whoever applies migrations. */
const OF_THE_RUNNER = ['migration', 'migration_turn'].map(
  name => `create table platform.${name} ()`,
)

test.each([
  [['create table app.x ()', "select app.protect('app.x')"], 'protected before it is placed'],
  [["select app.place_tenant('app.x')", 'create table app.x ()'], 'placed before it is made'],
  [
    ['create table app.x ()', 'do $$ begin insert into app.x values (1); end $$'],
    'filled before it is placed',
  ],
  [
    ['create table app.x ()', "select app.place_tenant('app.x')", 'grant select on app.x to y'],
    'granted before it is protected',
  ],
  [
    ['create table app.x ()', 'alter table app.y add foreign key (x) references app.x (id)'],
    'app.x is named before it is placed',
  ],
])('rule 7: control: %j', (statements, fault) => {
  expect(outOfOrder(statements).join()).toContain(fault)
})

test('rule 3: policies are written by app.protect, and the exceptions', () => {
  const policies = migrations.flatMap(({ text }) => text.match(/create policy \w+ on \S+/g) ?? [])
  expect(policies).toEqual([
    'create policy tenant_isolation on %s',
    'create policy ministry_reads on %s',
    'create policy platform_reads on app.membership',
    'create policy platform_reads on app.membership_scope',
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
