import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readFile } from '../../backend/src/platform/documents/read-sheet.ts'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { askDocument, type DocumentAnswer } from '../support/documents.ts'
import { textOf } from '../support/pdf-text.ts'
import { createWorld, once, TODAY, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let file: CaseFile
let token: string

const REASON = 'Fallbesprechung im Team'
const MANY = 130
const HOSTILE = '=HYPERLINK("http://x";"y")'

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08111')
  eva = await kreis.manager('eva')
  const person = await kreis.person({
    given_names: 'Amal',
    family_name: 'Haddad',
    name_in_original_script: 'أمل حداد',
  })
  file = await kreis.case(eva, { person })
  await kreis.talk(eva, { case_file: file.id, held_on: '2026-01-15', note: 'Notiz im Januar' })
  await kreis.talk(eva, { case_file: file.id, held_on: '2026-03-02', note: 'Notiz im März' })
  await kreis.followUp(file.id, eva)
  for (let n = 0; n < MANY; n++)
    await kreis.case(eva, {
      person: await kreis.person({ given_names: n ? `Nummer ${n}` : HOSTILE }),
    })
  token = (await world.as('eva')).token
})
afterAll(() => world.close())

const ask = (kind: string, body: unknown, headers?: Record<string, string>) =>
  askDocument(world, token, { kind, body, ...(headers && { headers }) })
const listed = { filter: { open: true }, orderBy: 'NUMBER_ASC' }
const list = (format: string, more: object = {}) =>
  ask('cases', { format, reason: REASON, variables: listed, ...more })
const trail = () =>
  world.sql<{ action: string; row_count: number | null; reason: string | null; entity: string }>(
    'select * from app.audit_entry order by id',
  )
const cellsOf = async ({ bytes }: DocumentAnswer, format: 'csv' | 'xlsx') => {
  const answer = await readFile({ bytes, format })
  if ('refused' in answer) throw new Error(answer.refused)
  return answer.rows.map(row => row.map(({ value }) => value))
}

describe('what a request has to be', () => {
  test.each([
    ['another method', { method: 'GET' }, 405],
    [
      'another type',
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' },
      415,
    ],
  ])('%s is refused', async (_what, init, status) => {
    const response = await fetch(world.url.replace('graphql', 'api/documents/case'), init)
    expect(response.status).toBe(status)
  })

  test.each([
    ['no JSON', '{', '400 BAD_REQUEST'],
    ['a key twice', '{"language":"de","language":"en"}', '400 BAD_REQUEST'],
    ['too much', JSON.stringify({ reason: 'x'.repeat(200_000) }), '413 BAD_REQUEST'],
    ['no object', '[]', '400 BAD_USER_INPUT'],
    ['another field', { query: '{ me { subject } }' }, '400 BAD_USER_INPUT'],
    ['a language that we do not write', { language: 'xx' }, '400 BAD_USER_INPUT'],
  ])('%s is refused', async (_what, body, refusal) => {
    const { status, code } = await ask('case', body)
    expect(`${status} ${code}`).toBe(refusal)
  })

  test.each([
    ['case', { variables: { id: 'none' } }, 'id invalid'],
    ['case', { variables: {} }, 'id required'],
    ['case', { variables: { id: once(), more: 1 } }, 'variables.more invalid'],
    ['case', { variables: { id: once(), from: 'gestern' } }, 'from day'],
    ['case', { format: 'csv', variables: { id: once() } }, 'format invalid'],
    ['cases', { format: 'doc', reason: REASON, variables: listed }, 'format invalid'],
    ['cases', { reason: REASON, variables: { ...listed, orderBy: 'NAME' } }, 'orderBy invalid'],
    ['cases', { reason: REASON, variables: { ...listed, first: 5 } }, 'variables.first invalid'],
    [
      'cases',
      { reason: REASON, variables: { ...listed, filter: { municipality: 'x'.repeat(9) } } },
      'filter.municipality tooLong',
    ],
    ['cases', { variables: listed }, 'reason required'],
    ['cases', { reason: '  ', variables: listed }, 'reason required'],
    ['cases', { reason: 'x'.repeat(201), variables: listed }, 'reason tooLong'],
    ['cases', { reason: 'weil\nso', variables: listed }, 'reason character'],
    ['cases', { reason: '\ud800', variables: listed }, 'reason invalid'],
  ])('%s with %j is told at its field', async (kind, body, told) => {
    const answer = await ask(kind, body)
    expect([answer.status, answer.code]).toEqual([400, 'BAD_USER_INPUT'])
    expect(answer.fields.map(({ path, rule }) => `${path} ${rule}`)).toContain(told)
  })

  test('a refusal is said in the language that was asked for', async () => {
    const gone = { variables: { id: once() } }
    expect((await ask('case', gone)).message).toBe(
      'Das gibt es nicht, oder es ist für Sie nicht einsehbar.',
    )
    expect((await ask('case', { ...gone, language: 'en' })).message).toBe(
      'There is no such thing, or you may not see it.',
    )
  })
})

describe('the case on paper', () => {
  const paper = (more: object = {}, language = 'de') =>
    ask('case', { language, variables: { id: file.id, ...more } })

  test('person, counselling, follow-ups and talks stand in it, in a file with a name (C15)', async () => {
    const { headers, bytes } = await paper()
    expect(headers.get('content-type')).toBe('application/pdf')
    const name = `Fall_08111_${file.number}_${TODAY}.pdf`
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="${name}"`.replaceAll('"', ''),
    )
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain('sandbox')
    const text = await textOf(bytes)
    for (const part of [
      'Fall Amal Haddad',
      file.number,
      'Notiz im Januar',
      'Notiz im März',
      'Seite 1 von 1',
      'Wiedervorlagen',
    ])
      expect(text).toContain(part)
  })

  test('of a period only its talks; in English by their English names', async () => {
    const text = await textOf((await paper({ from: '2026-02-01' }, 'en')).bytes)
    expect(text).toContain('Notiz im März')
    expect(text).not.toContain('Notiz im Januar')
    expect(text).toContain('Case of Amal Haddad')
    expect(text).toContain('Page 1 of 1')
  })

  test('AUD-2: reading its notes leaves the same entry as on the screen, and its copy one more', async () => {
    const before = (await trail()).length
    await paper()
    const entries = (await trail()).slice(before)
    expect(entries.map(({ action, entity }) => [action, entity])).toEqual([
      ['case', 'Case'],
      ['document case', 'Document'],
    ])
  })

  test('AUD-2: nothing leaves that cannot be written down', async () => {
    await world.sql('revoke insert on app.audit_entry from digintm_tenant')
    try {
      for (const answer of [await paper(), await list('csv'), await list('xlsx')]) {
        expect(answer.status).toBe(500)
        expect(answer.headers.get('content-type')).toContain('application/json')
        expect(answer.bytes.toString()).not.toContain('Haddad')
      }
    } finally {
      await world.sql('grant insert on app.audit_entry to digintm_tenant')
    }
  })
})

describe('a list', () => {
  test.each(['csv', 'xlsx'] as const)(
    '%s holds all its pages, in the order that was asked for',
    async format => {
      const before = (await trail()).length
      const answer = await list(format)
      const [head, ...rows] = await cellsOf(answer, format)
      expect(head).toContain('Fallnummer')
      expect(rows).toHaveLength(MANY + 1)
      const numbers = rows.map(([number]) => String(number))
      expect(numbers).toEqual(numbers.toSorted())
      expect(answer.headers.get('content-disposition')).toBe(
        `attachment; filename=Faelle_08111_offen_${TODAY}.${format}`,
      )
      expect((await trail()).slice(before)).toMatchObject([
        { action: 'document cases', reason: REASON, row_count: MANY + 1 },
      ])
    },
  )

  test('filter and order are those of the list: nothing else stands in it', async () => {
    const closed = { filter: { open: false }, orderBy: 'NUMBER_ASC' }
    expect(await cellsOf(await list('csv', { variables: closed }), 'csv')).toHaveLength(1)
  })

  test('a name that begins like a formula is none, in either format', async () => {
    expect((await list('csv')).bytes.toString()).toContain(`"'=HYPERLINK`)
    const rows = await cellsOf(await list('xlsx'), 'xlsx')
    expect(rows.flat().some(value => String(value).startsWith(HOSTILE))).toBe(true)
  })

  test('on paper its head stands on every page', async () => {
    const { bytes } = await list('pdf', { language: 'en' })
    const text = await textOf(bytes)
    expect(text.match(/Case number/g)!.length).toBeGreaterThan(3)
    expect(text).toContain('Haddad')
  })
})

test('whoever waits for two documents gets no third; the next one is made when they are done', async () => {
  await world.sql('begin')
  await world.sql('lock table app.case_file in access exclusive mode')
  const paper = () => ask('case', { variables: { id: file.id } })
  const two = [paper(), paper()]
  try {
    await vi.waitUntil(async () => (await waiting()) === 2)
    const third = await paper()
    expect([third.status, third.code]).toEqual([429, 'TOO_MANY'])
    expect(third.headers.get('retry-after')).toBe('1')
  } finally {
    await world.sql('commit')
  }
  expect((await Promise.all(two)).map(({ status }) => status)).toEqual([200, 200])
  expect((await paper()).status).toBe(200)
})

const waiting = async (): Promise<number> => {
  const [row] = await world.sql<{ n: number }>(
    `select count(*)::int n from pg_locks where not granted and relation = 'app.case_file'::regclass`,
  )
  return row!.n
}
