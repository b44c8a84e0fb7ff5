import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { pdf } from '../support/sample-files.ts'
import { tryVerb } from '../support/verbs.ts'
import { createWorld, type ApiClient, type Data, type World } from '../support/world.ts'

const HERE = '08226'
const LINK = 'id version status recipient uses firstUsedAt lastUsedAt can { withdraw }'

let world: World
let kreis: Kreis
let eva: Manager
let asEva: ApiClient
let file: CaseFile
let document: string
const CONTENT = pdf('Vertraulich')

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis(HERE)
  eva = await kreis.manager('eva')
  asEva = await world.as('eva')
  await world.kreis('08111')
})
beforeEach(async () => {
  world.log.splice(0)
  file = await kreis.case(eva, { counselling_start: '2025-02-01' })
  document = await kreis.document(file.id, eva, { title: 'Zeugnis <b>', content: CONTENT })
})
afterAll(() => world.close())

/** 128 bit, as the web UI makes them. */
const newSecret = () => randomBytes(16).toString('base64url')
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url')
const wish = (secret: string, others: object = {}) => ({
  documentId: document,
  recipient: ' Jobcenter Heidelberg ',
  reason: 'Antrag auf Leistungen',
  agreedOn: '2026-03-10',
  lastDay: '2026-03-20',
  challenge: hashOf(secret),
  ...others,
})

/** In the world it is the 16th of March 2026; the database knows its own day, until which links of tests open. */
async function handOut(others: object = {}): Promise<{ secret: string; link: Data }> {
  const secret = newSecret()
  const { record } = await tryVerb(asEva, ['handOutDocument', LINK], wish(secret, others))
  await world.sql(`update app.limited_link set last_day = '2099-01-01' where id = $1`, [record.id])
  return { secret, link: record }
}

const at = (address: string, rest = ''): string =>
  `${new URL(world.url).origin}/freigabe/${address}${rest}`
const look = (address: string) => fetch(at(address), { headers: { 'accept-language': 'de' } })
const open = (address: string, rest = '') =>
  fetch(at(address, rest), { method: 'POST', headers: { 'accept-language': 'de' } })
const take = (address: string) => open(address, '/datei')
const linkNow = async (id: string): Promise<Data> => {
  const { documents } = await asEva.get(
    `query ($filter: DocumentFilter!) { documents(filter: $filter) { nodes { links { ${LINK} } } } }`,
    { filter: { caseId: file.id } },
  )
  return documents.nodes[0].links.find((link: Data) => link['id'] === id)
}
const trail = () =>
  world.sql<{ action: string; subject: string; entity_id: string; person: string }>(
    `select action, subject, entity_id, person from app.audit_entry where tenant = $1 and subject like 'link %' and person = $2 order by id`,
    [HERE, file.person],
  )

describe('a document that is handed out', () => {
  test('waits behind a page that tells nothing, opens by a click, and is taken by another', async () => {
    const { secret, link } = await handOut()
    expect(link).toMatchObject({ recipient: 'Jobcenter Heidelberg', uses: 0, firstUsedAt: null })
    const address = `${HERE}.${secret}`

    const page = await look(address)
    expect(page.status).toBe(200)
    expect(await page.text()).not.toMatch(/Zeugnis|Jobcenter|Sternau/)
    expect((await linkNow(link['id'])).uses).toBe(0)

    const opened = await open(address)
    expect(opened.status).toBe(200)
    const told = await opened.text()
    expect(told).toContain('Zeugnis &#60;b&#62;')
    expect(told).toContain('Eva Sternau, Rhein-Neckar-Kreis')
    expect(told).toContain('Jobcenter Heidelberg')
    expect(await linkNow(link['id'])).toMatchObject({ uses: 1, firstUsedAt: expect.any(String) })

    const taken = await take(address)
    expect(taken.headers.get('content-disposition')).toContain('attachment; filename="Zeugnis')
    expect(Buffer.from(await taken.arrayBuffer()).equals(CONTENT)).toBe(true)
    expect((await linkNow(link['id'])).uses).toBe(2)
  })

  test('AUD-2: each use is in the trail of the client, and names the link', async () => {
    const { secret, link } = await handOut()
    await open(`${HERE}.${secret}`)
    await take(`${HERE}.${secret}`)
    const entry = { subject: `link ${link['id']}`, entity_id: document, person: file.person }
    expect(await trail()).toEqual([
      { action: 'open', ...entry },
      { action: 'download', ...entry },
    ])
  })

  test('its secret is stored nowhere, and written to no log', async () => {
    const { secret } = await handOut()
    await open(`${HERE}.${secret}`)
    const [row] = await world.sql<{ text: string }>(
      `select string_agg(l::text, '') as text from app.limited_link l`,
    )
    expect(row!.text).not.toContain(secret)
    expect(row!.text).toContain(createHash('sha256').update(secret).digest('hex'))
    expect(world.log.join('')).not.toContain(secret)
  })

  test('no machine lists or keeps it, and no foreign page frames it or sends forms elsewhere', async () => {
    const { secret } = await handOut()
    for (const answer of [await look(`${HERE}.${secret}`), await open(`${HERE}.${secret}`)]) {
      expect(answer.headers.get('x-robots-tag')).toContain('noindex')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
      expect(answer.headers.get('content-security-policy')).toMatch(
        /default-src 'none'.*frame-ancestors 'none'; form-action 'self'/,
      )
    }
  })
})

describe('one answer for everything that does not open', () => {
  const endings: [string, (id: string) => Promise<unknown>][] = [
    ['withdrawn', id => tryVerb(asEva, ['withdrawLink', LINK], { id, version: 1 })],
    ['over', id => set(id, `last_day = '2020-01-01'`)],
    [
      'used up',
      id => set(id, 'most_uses = 1, uses = 1, first_used_at = now(), last_used_at = now()'),
    ],
    [
      'of a document that is withdrawn',
      () => tryVerb(asEva, ['withdrawDocument', 'id'], { id: document, version: 1 }),
    ],
    [
      'of a client who takes the consent back',
      () =>
        tryVerb(asEva, ['withdrawConsent', 'id'], {
          id: file.id,
          version: 1,
          withdrawnOn: '2026-03-16',
        }),
    ],
    ['of a file that waits to be looked at', () => state('QUARANTINE')],
    ['of a file with malware', () => state('INFECTED', `, found = 'EICAR'`)],
  ]
  const set = (id: string, to: string) =>
    world.sql(`update app.limited_link set ${to} where id = $1`, [id])
  const state = (to: string, rest = '') =>
    world.sql(
      `update app.file f set state = '${to}'${rest} from app.document d where d.tenant = f.tenant and d.file = f.id and d.id = $1`,
      [document],
    )

  test.each(endings)(
    'a link %s, at once, and in the same words as one that never was',
    async (_, end) => {
      const { secret, link } = await handOut()
      const address = `${HERE}.${secret}`
      expect((await take(address)).status).toBe(200)
      const uses = (await trail()).length
      await end(link['id'])

      const nowhere = await open(`${HERE}.${newSecret()}`)
      const said = [404, await nowhere.text()]
      for (const rest of ['', '/datei']) {
        const answer = await open(address, rest)
        expect([answer.status, await answer.text()]).toEqual(said)
        expect([...answer.headers.keys()]).toEqual([...nowhere.headers.keys()])
      }
      expect(await trail()).toHaveLength(uses)
      // a page that is asked for tells nothing either way
      const [ours, never] = [await look(address), await look(`${HERE}.${newSecret()}`)]
      expect(await ours.text()).toBe(await never.text())
    },
  )

  test('an address that is none, of another Kreis, or of nowhere', async () => {
    const { secret } = await handOut()
    const nowhere = await open(`${HERE}.${newSecret()}`)
    const said = [404, await nowhere.text()]
    for (const address of [
      `08111.${secret}`,
      `08499.${secret}`,
      `08.${secret}`,
      secret,
      `${HERE}.${secret}x`,
      `${HERE}.${secret.slice(1)}`,
      `${HERE}.${hashOf(secret)}`,
      `${HERE}.%00`,
      `${HERE}.${secret}%`,
      '%E0',
      'x',
    ])
      for (const rest of ['', '/datei']) {
        const answer = await open(address, rest)
        expect([answer.status, await answer.text()], address).toEqual(said)
      }
    expect(world.log.join('')).not.toContain(secret)
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect((await fetch(at(`${HERE}.${secret}`), { method })).status).toBe(404)
    expect(await trail()).toEqual([])
  })

  test('a link opens as often as it may, also when all come at once', async () => {
    const { secret, link } = await handOut()
    await set(link['id'], 'most_uses = 5')
    const answers = await Promise.all(Array.from({ length: 12 }, () => open(`${HERE}.${secret}`)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
    expect(await linkNow(link['id'])).toMatchObject({ uses: 5, status: 'USED_UP' })
    expect(await trail()).toHaveLength(5)
  })
})

describe('who may hand out, and what', () => {
  test.each([
    ['recipient', 'required', { recipient: '  ' }],
    ['reason', 'required', { reason: ' ' }],
    ['agreedOn', 'inFuture', { agreedOn: '2026-03-17' }],
    ['lastDay', 'inPast', { lastDay: '2026-03-15' }],
    ['lastDay', 'tooFar', { lastDay: '2026-04-16' }],
    ['challenge', 'invalid', { challenge: 'kurz' }],
  ])('%s: %s', async (path, rule, others) => {
    const answer = await tryVerb(asEva, ['handOutDocument', LINK], wish(newSecret(), others))
    expect(answer.problems).toEqual([`${path} ${rule}`])
  })

  test('the last day may be today, or thirty days ahead', async () => {
    await handOut({ lastDay: '2026-03-16' })
    await handOut({ lastDay: '2026-04-15' })
  })

  test('nothing leaves of a client who has not agreed to be counselled', async () => {
    await world.sql(
      `update app.case_file set status = 'INTAKE', informed_on = null, consent_form = null where id = $1`,
      [file.id],
    )
    const answer = await tryVerb(asEva, ['handOutDocument', LINK], wish(newSecret()))
    expect(answer.problems).toEqual(['agreedOn consentMissing'])
  })

  test('a document that is withdrawn is not handed out', async () => {
    await tryVerb(asEva, ['withdrawDocument', 'id'], { id: document, version: 1 })
    const { answer } = await tryVerb(asEva, ['handOutDocument', LINK], wish(newSecret()))
    expect(answer.code).toBe('FORBIDDEN')
  })

  test('a link that is withdrawn stays so, and whoever restores the document makes another', async () => {
    const { secret, link } = await handOut()
    await tryVerb(asEva, ['withdrawDocument', 'id'], { id: document, version: 1 })
    await tryVerb(asEva, ['restoreDocument', 'id'], { id: document, version: 2 })
    expect((await open(`${HERE}.${secret}`)).status).toBe(404)
    expect(await linkNow(link['id'])).toMatchObject({
      status: 'WITHDRAWN',
      can: { withdraw: false },
    })
    const { answer } = await tryVerb(asEva, ['withdrawLink', LINK], { id: link['id'], version: 2 })
    expect(answer.code).toBe('FORBIDDEN')
  })
})

test('FI-4: while the database is away, the page says that it is not possible now', async () => {
  const { secret } = await handOut()
  const [here] = await world.sql<{ name: string }>('select current_database() as name')
  await world.sql(`revoke connect on database "${here!.name}" from digintm_links`)
  await world.sql(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'digintm_links' and datname = $1`,
    [here!.name],
  )
  const answer = await open(`${HERE}.${secret}`)
  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain('Das geht gerade nicht')

  await world.sql(`grant connect on database "${here!.name}" to digintm_links`)
  await expect.poll(async () => (await open(`${HERE}.${secret}`)).status).toBe(200)
})
