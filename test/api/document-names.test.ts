import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askDocument } from '../support/documents.ts'
import { textOf } from '../support/pdf-text.ts'
import { createWorld, TODAY, type World } from '../support/world.ts'

let world: World
let token: string
const REASON = 'Fallbesprechung im Team'

beforeAll(async () => {
  world = await createWorld()
  const kreis = await world.kreis('08111')
  const eva = await kreis.manager('eva')
  const file = await kreis.case(eva)
  for (const held_on of ['2025-11-15', '2026-01-15'])
    await kreis.talk(eva, { case_file: file.id, held_on })
  await (await world.kreis('08')).member('mia', 'ministry_analyst')
  token = (await world.as('eva')).token
})
afterAll(() => world.close())

const listed = { filter: { open: true }, orderBy: 'NUMBER_ASC' }
/** Two documents at a time are made for somebody. */
let former: Promise<unknown> = Promise.resolve()
const named = (kind: string, body: object, as?: string): Promise<string> => {
  const next = former.then(async () => {
    const { status, headers } = await askDocument(world, as ?? token, { kind, body })
    expect(status).toBe(200)
    return /filename="?([^";]+)/.exec(headers.get('content-disposition')!)![1]!
  })
  former = next
  return next
}

test('C15: what is narrowed otherwise has another name, which tells nobody’s', async () => {
  const names = await Promise.all(
    [
      ['cases', listed],
      ['cases', { ...listed, filter: { ...listed.filter, urgency: ['HIGH', 'CRISIS'] } }],
      ['cases', { ...listed, filter: { ...listed.filter, text: 'Haddad' } }],
      ['cases', { ...listed, filter: { ...listed.filter, text: 'Nummer' } }],
      ['cases', { ...listed, filter: {} }],
      ['follow-ups', { filter: { status: ['OPEN'], dueBy: '2026-12-01' } }],
      ['follow-ups', { filter: { status: ['OPEN'], dueBy: '2026-12-02' } }],
      ['follow-ups', {}],
    ].map(([kind, variables]) =>
      named(kind as string, { reason: REASON, format: 'csv', variables }),
    ),
  )
  expect(new Set(names).size).toBe(names.length)
  expect(names.join()).not.toMatch(/Haddad|Nummer/)
  expect(names[1]).toBe(`Faelle_08111_offen-Hoch-Krise_${TODAY}.csv`)
})

describe('figures', () => {
  const year = { from: '2026-01-01', to: '2026-03-31', territory: '08' }
  const figures = (...asked: object[]) => ({ format: 'csv', variables: { figures: asked } })

  test('C15: the file of a figure says which, by what, of when, of where and as of which day', async () => {
    const { token: analyst } = await world.as('mia')
    const talks = { code: 'KF-13', by: ['MONTH'], ...year }
    const topics = { code: 'KF-18', by: ['TOPIC'], ...year }
    const many = Array.from({ length: 12 }, () => ({
      ...talks,
      by: ['GOVERNMENT_DISTRICT', 'SETTING'],
    }))
    const names = await Promise.all(
      [
        figures(talks),
        figures({ ...talks, by: ['SETTING'] }),
        figures({ ...talks, by: [] }),
        figures({ ...talks, territory: '081' }),
        figures({ ...talks, to: '2026-06-30' }),
        figures(topics),
        figures(talks, topics),
        figures({ ...talks, by: [] }, topics),
        figures(talks, { ...topics, territory: '081' }),
        figures(...many),
        { ...figures(talks), format: 'xlsx' },
        { ...figures(talks), language: 'en' },
      ].map(body => named('figures', body, analyst)),
    )
    expect(new Set(names).size).toBe(names.length)
    expect(names[0]).toMatch(
      /^KF-13-Monat_\w[\w-]+_2026-01_2026-03_08_Stand-2\d{3}-\d\d-\d\d\.csv$/,
    )
    expect(names[6]).toMatch(/^Kennzahlen_KF-13-Monat_KF-18-Thema_2026-01_2026-03_08_Stand-/)
    for (const name of names) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
    expect(await named('overview', { variables: year }, analyst)).toMatch(
      /^Ueberblick_08_2026-01_2026-03_Stand-/,
    )
  })

  test.each([
    ['2025-10-01', '2025-12-31', 'verglichen mit Juli 2025 bis September 2025'],
    [
      `${TODAY.slice(0, 4)}-01-01`,
      `${TODAY.slice(0, 4)}-12-31`,
      'mit denselben Monaten des Vorjahres',
    ],
    [`${TODAY.slice(0, 7)}-01`, `${TODAY.slice(0, 4)}-12-31`, 'kein Vergleich'],
  ])('C16: the overview on paper from %s to %s says: %s', async (from, to, said) => {
    const { token: analyst } = await world.as('mia')
    const { bytes, status } = await askDocument(world, analyst, {
      kind: 'overview',
      body: { variables: { from, to, territory: '08' } },
    })
    expect(status).toBe(200)
    expect((await textOf(bytes)).replace(/\s+/g, ' ')).toContain(said)
  })
})
