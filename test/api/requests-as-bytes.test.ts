import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseFile } from '../support/population.ts'
import { recordTalk, talkOf } from '../support/talk.ts'
import { sendRaw } from '../support/wire.ts'
import { createWorld, once, type ApiClient, type World } from '../support/world.ts'

let world: World
let file: CaseFile
let asEva: ApiClient

beforeAll(async () => {
  world = await createWorld()
  const kreis = await world.kreis('08226')
  file = await kreis.case(await kreis.manager('eva'))
  asEva = await world.as('eva')
})
afterAll(() => world.close())

const RECORD = recordTalk('clientMutationId consultation { id note }')
const JSON_TYPE = 'content-type: application/json'
const HOST = 'host: localhost'
const bearer = () => `authorization: Bearer ${asEva.token}`
const post = (body: string | Buffer, headers = [HOST, JSON_TYPE, bearer()]) =>
  sendRaw(world.url, headers, body)
const notes = () => world.sql<{ text: string }>('select text from app.consultation_note')
const talkWith = (note: string): string =>
  JSON.stringify({ query: RECORD, variables: { input: talkOf(file, { note }) } })

/** The body with these bytes in the place of a mark. */
function withBytes(body: string, bytes: number[]): Buffer {
  const [before, after] = body.split('MARK') as [string, string]
  return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)])
}

const NO_TEXT: [name: string, bytes: number[]][] = [
  ['Latin-1', [0xfc]],
  ['a lone continuation', [0x80]],
  ['an overlong slash', [0xc0, 0xaf]],
  ['an overlong zero', [0xc0, 0x80]],
  ['a high surrogate', [0xed, 0xa0, 0x80]],
  ['a pair of surrogates (CESU-8)', [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]],
  ['half a letter', [0xc3]],
  ['beyond Unicode', [0xf5, 0x80, 0x80, 0x80]],
  ['never a byte', [0xff]],
]

/** As JSON writes it; the parser of JSON lets each of them through. */
const HALVES = [
  String.raw`\ud800`,
  String.raw`\udc00`,
  String.raw`\uDFFF`,
  String.raw`\ud83d\u0041`,
  String.raw`\ude00\ud83d`,
  String.raw`a\uD83D`,
]

/** Where a text can stand in a request. */
const PLACES: Record<string, (half: string) => string> = {
  'a variable': half => talkWith('MARK').replace('MARK', half),
  'a list in the variables': half =>
    JSON.stringify({
      query: RECORD,
      variables: { input: { ...talkOf(file), languages: ['MARK'] } },
    }).replace('MARK', half),
  'the name of an input field': half =>
    JSON.stringify({ query: RECORD, variables: { input: { ...talkOf(file), MARK: 1 } } }).replace(
      'MARK',
      half,
    ),
  'the name of a variable': half => `{"query":"{ me { subject } }","variables":{"${half}":"a"}}`,
  'a comment of the query': half => `{"query":"{ me { subject } } # ${half}"}`,
  'a literal of the query': half => `{"query":"{ search(text: \\"${half}\\") { case { id } } }"}`,
  'an escape in a literal of the query': half =>
    `{"query":"{ search(text: \\"${half.replaceAll('\\', '\\\\')}\\") { case { id } } }"}`,
  'a block string of the query': half =>
    `{"query":"{ search(text: \\"\\"\\"${half}\\"\\"\\") { case { id } } }"}`,
  'the operationName': half => `{"query":"query A { me { subject } }","operationName":"${half}"}`,
}

describe('D2: what is no text is refused, and never stored as the character for what is none', () => {
  test.each(NO_TEXT)('%s in a note, a key and a query', async (_name, bytes) => {
    const bodies = [
      talkWith('MARK'),
      '{"query":"{ me { subject } }","variables":{"MARK":1}}',
      '{"query":"{ me { subject } } # MARK"}',
    ]
    for (const body of bodies) {
      const { status, text } = await post(withBytes(body, bytes))
      expect([status, JSON.parse(text).errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST'])
    }
  })

  test.each(Object.entries(PLACES))('half a pair of surrogates in %s', async (_name, body) => {
    for (const half of HALVES) {
      const { status, text } = await post(body(half))
      expect(status).toBe(400)
      expect(JSON.parse(text).errors[0].extensions.code).toMatch(/^BAD_|GRAPHQL_PARSE_FAILED$/)
    }
  })

  test('half a pair of surrogates is told at its field', async () => {
    const { errors } = await asEva.send(RECORD, { input: talkOf(file, { note: 'a\ud800' }) })
    expect(errors[0]?.extensions.fields).toMatchObject([{ path: 'note', rule: 'character' }])
  })

  test('in a header it gets nobody in', async () => {
    for (const value of ['Bearer \u00fc.x.y', 'Bearer x.y.\u00ed\u00a0\u0080', 'B\u00e9arer x']) {
      const { status } = await post(Buffer.from('{"query":"{ me { subject } }"}'), [
        HOST,
        JSON_TYPE,
        `authorization: ${value}`,
      ])
      expect(status).toBe(401)
    }
    const { status } = await post('{}', [HOST, 'content-type: application/json\u00fc', bearer()])
    expect(status).toBe(415)
  })

  test('what looks like it and is a text is stored as it is', async () => {
    const texts = [
      String.raw`\ud800 as people write it`,
      '😀 \u{12000} Łódź محمد',
      'U+FFFD itself: \ufffd',
    ]
    for (const text of texts) {
      const { recordConsultation } = await asEva.get(RECORD, {
        input: talkOf(file, { note: text }),
      })
      expect(recordConsultation.consultation.note).toBe(text)
    }
    const pair = talkWith('MARK').replace('MARK', String.raw`\ud83d\ude00`)
    const { status, text } = await post(pair)
    expect([status, JSON.parse(text).data.recordConsultation.consultation.note]).toEqual([
      200,
      '😀',
    ])
  })

  test('nothing of what was refused is there', async () => {
    const replaced = (await notes()).filter(({ text }) => text.includes('\ufffd'))
    expect(replaced).toEqual([{ text: 'U+FFFD itself: \ufffd' }])
  })
})

describe('D3: a header that a request has once is refused twice', () => {
  const body = '{"query":"{ me { subject } }"}'
  const others = async () => `authorization: Bearer ${(await world.as('eva', null)).token}`

  test.each([
    ['the same token twice', async () => [HOST, JSON_TYPE, bearer(), bearer()]],
    ['a good token before a bad one', async () => [HOST, JSON_TYPE, bearer(), 'authorization: x']],
    ['a bad token before a good one', async () => [HOST, JSON_TYPE, 'authorization: x', bearer()]],
    ['two tokens', async () => [HOST, JSON_TYPE, bearer(), await others()]],
    ['in capitals', async () => [HOST, JSON_TYPE, bearer(), bearer().replace('a', 'A')]],
    ['an empty one beside it', async () => [HOST, JSON_TYPE, bearer(), 'authorization:']],
    ['two types of content', async () => [HOST, JSON_TYPE, 'content-type: text/plain', bearer()]],
    [
      'two encodings',
      async () => [
        HOST,
        JSON_TYPE,
        bearer(),
        'content-encoding: identity',
        'content-encoding: gzip',
      ],
    ],
    ['two hosts', async () => [HOST, 'host: other', JSON_TYPE, bearer()]],
    ['two lengths', async () => [HOST, JSON_TYPE, bearer(), 'content-length: 3']],
    ['a length and chunks', async () => [HOST, JSON_TYPE, bearer(), 'transfer-encoding: chunked']],
    [
      'two origins',
      async () => [HOST, JSON_TYPE, bearer(), 'origin: http://a', 'origin: http://b'],
    ],
  ])('%s', async (_name, headers) => {
    const { status } = await post(body, await headers())
    expect(status).toBe(400)
  })

  test('once is fine', async () => {
    const { status } = await post(body, [HOST, JSON_TYPE, bearer(), 'accept: */*', 'accept: a/b'])
    expect(status).toBe(200)
  })
})

/** Characters of the categories C0, DEL and C1, and what is no character. */
const CONTROLS = [
  '\0',
  '\u0001',
  '\t',
  '\n',
  '\r',
  '\u001b',
  '\u007f',
  '\u0085',
  '\u009f',
  '\ud800',
]

describe('D5: a claim that we use holds no control character', () => {
  const claims: [name: string, claims: (bad: string) => Record<string, unknown>][] = [
    ['sub', bad => ({ sub: `eva${bad}` })],
    ['sid', bad => ({ sid: `s${bad}` })],
    ['preferred_username', bad => ({ preferred_username: `eva${bad}` })],
    ['name', bad => ({ name: `${bad}Eva` })],
    ['acr', bad => ({ acr: `2${bad}` })],
    ['act', bad => ({ act: { sub: `a${bad}b` } })],
    ['realm_access', bad => ({ realm_access: { roles: [`coordinator${bad}`] } })],
    ['organization', bad => ({ organization: [`08226${bad}`] })],
    ['organization with ids', bad => ({ organization: { [`08226${bad}`]: { id: 'x' } } })],
    ['aud', bad => ({ aud: ['digintm-api', `other${bad}`] })],
  ]
  test.each(claims)('%s', async (_name, wrong) => {
    for (const bad of CONTROLS) {
      const { token } = await world.as('eva', undefined, { claims: wrong(bad) })
      const answer = await world.send(token, { query: '{ me { subject } }' })
      expect([answer.status, answer.code]).toEqual([401, 'UNAUTHENTICATED'])
    }
  })

  test('names of all scripts get in', async () => {
    for (const name of ['Özgür Şahin', 'محمد', '王小明', 'Nguyễn', '😀']) {
      const { token } = await world.as('eva', undefined, { claims: { name } })
      const answer = await world.send(token, { query: '{ me { displayName } }' })
      expect(answer.data?.['me'].displayName).toBe(name)
    }
  })
})

describe('D6: an id has one value, however it is written', () => {
  const talks = async () => (await world.sql('select from app.consultation')).length

  test.each([
    ['in capitals', (id: string) => id.toUpperCase()],
    ['mixed', (id: string) => id.slice(0, 9).toUpperCase() + id.slice(9)],
  ])('%s, the same wish answers the same', async (_name, written) => {
    const before = await talks()
    const input = talkOf(file, { clientMutationId: once() })
    const first = await asEva.get(RECORD, { input })
    const again = {
      ...input,
      clientMutationId: written(input.clientMutationId),
      caseId: written(input.caseId),
    }
    expect(await asEva.get(RECORD, { input: again })).toEqual(first)
    expect(await talks()).toBe(before + 1)
  })

  test('A4: in braces it is none, paired or not', async () => {
    const input = talkOf(file)
    const id = input.clientMutationId
    for (const clientMutationId of [`{${id}}`, `{{${id}}}`, `${id}}`]) {
      const answer = await asEva.send(RECORD, { input: { ...input, clientMutationId } })
      expect([answer.status, answer.code]).toEqual([400, 'BAD_USER_INPUT'])
    }
  })

  test('in capitals at once, fifty are one talk', async () => {
    const before = await talks()
    const input = talkOf(file)
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => {
        const clientMutationId =
          n % 2 ? input.clientMutationId.toUpperCase() : input.clientMutationId
        return asEva.get(RECORD, { input: { ...input, clientMutationId } })
      }),
    )
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(await talks()).toBe(before + 1)
  })

  test('in a literal of the document too', async () => {
    const { id } = file
    const query = `{ case(id: "${id.toUpperCase()}") { id } }`
    expect(await asEva.get(query)).toEqual({ case: { id } })
  })
})

describe('D4: what nests 20,000 deep is refused', () => {
  const nested = (open: string, close: string) => open.repeat(20_000) + close.repeat(20_000)
  const lists = nested('[', ']')
  const documents: Record<string, string> = {
    lists: `{ cases(a: ${lists}) { count } }`,
    objects: `{ cases(filter: ${nested('{a:', '}')}) { count } }`,
    'selection sets': nested('{a', '}'),
    types: `query ($a: ${lists}) { me { subject } }`,
  }
  test.each(Object.entries(documents))('%s of a document', async (_name, query) => {
    const answer = await world.send(asEva.token, { query })
    expect([answer.status, answer.code]).toEqual([400, 'BAD_USER_INPUT'])
  })

  test.each(['variables', 'extensions', 'query', 'operationName'])('lists in %s', async key => {
    const answer = await world.send(asEva.token, `{"query":"{ __typename }","${key}":${lists}}`)
    expect([answer.status, answer.code]).toEqual([400, 'BAD_REQUEST'])
  })
})
