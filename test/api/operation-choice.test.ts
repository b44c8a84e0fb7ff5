import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { takeDenials } from '../access/log.ts'
import { readManifest } from '../../backend/src/manifest.ts'
import type { CaseFile } from '../support/population.ts'
import { talkOf } from '../support/talk.ts'
import { createWorld, once, type Answer, type World } from '../support/world.ts'

const MANIFEST = readManifest()
const TALK = Object.values(MANIFEST).find(text => text.startsWith('mutation RecordConsultation('))!
const ASSIGN = Object.values(MANIFEST).find(text => text.startsWith('mutation AssignCase('))!
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const byHash = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: hashOf(text) } })

/** Names that no operation has, and what is wrong with them. */
const WRONG_NAMES: [name: unknown, code: string][] = [
  ['x', 'OPERATION_RESOLUTION_FAILURE'],
  ['', 'OPERATION_RESOLUTION_FAILURE'],
  [' RecordConsultation', 'OPERATION_RESOLUTION_FAILURE'],
  ['recordconsultation', 'OPERATION_RESOLUTION_FAILURE'],
  ['__proto__', 'OPERATION_RESOLUTION_FAILURE'],
  [0, 'BAD_REQUEST'],
  [1, 'BAD_REQUEST'],
  [true, 'BAD_REQUEST'],
  [false, 'BAD_REQUEST'],
  [['RecordConsultation'], 'BAD_REQUEST'],
  [{ name: 'RecordConsultation' }, 'BAD_REQUEST'],
  ['\ud800', 'BAD_REQUEST'],
]

describe.each([
  ['off', false],
  ['on', true],
])('allow-list %s', (_state, registeredOnly) => {
  let world: World
  let file: CaseFile
  const tokens: Record<string, string> = {}

  beforeAll(async () => {
    world = await createWorld({ registeredOnly, hideSchema: registeredOnly })
    const kreis = await world.kreis('08226')
    file = await kreis.case(await kreis.manager('eva'))
    await kreis.member('anna', 'coordinator')
    for (const login of ['eva', 'anna']) tokens[login] = (await world.as(login)).token
  })
  afterAll(() => world.close())
  beforeEach(() => void world.log.splice(0))

  const talks = async (): Promise<number> =>
    (await world.sql('select from app.consultation')).length
  const sending = (login: string, body: object): Promise<Answer> => world.send(tokens[login]!, body)
  const talk = () => ({ input: talkOf(file) })

  describe.each(WRONG_NAMES)('A4: the operationName %j', (operationName, code) => {
    test('beside a registered mutation is refused before anything runs', async () => {
      const before = await talks()
      const body = { extensions: byHash(TALK), operationName, variables: talk() }
      const answer = await sending('eva', body)
      expect([answer.status, answer.code, answer.data]).toEqual([400, code, undefined])
      expect(await talks()).toBe(before)
      expect(world.log.join('')).not.toMatch(/INTERNAL|request failed/)
    })

    test('beside a mutation that is sent as a text is refused before anything runs', async () => {
      const before = await talks()
      const answer = await sending('eva', { query: TALK, operationName, variables: talk() })
      const refused = registeredOnly && code !== 'BAD_REQUEST'
      // a text that is registered may be sent as one only where any text may
      expect(answer.code).toBe(refused ? 'PERSISTED_QUERY_ONLY' : code)
      expect([answer.status, answer.data]).toEqual([400, undefined])
      expect(await talks()).toBe(before)
    })
  })

  test('A4: a wrong name beside a forbidden operation is written down as a denial, without the name', async () => {
    const input = { clientMutationId: once(), id: file.id, version: 1, managerId: once() }
    const operationName = 'Geheim'
    const body = { extensions: byHash(ASSIGN), operationName, variables: { input } }
    const answer = await sending('eva', body)
    expect([answer.status, answer.code]).toEqual([400, 'OPERATION_RESOLUTION_FAILURE'])
    expect(world.log.join('')).not.toContain('Geheim')
    expect(takeDenials(world)).toMatchObject([
      { code: 'OPERATION_RESOLUTION_FAILURE', operation: null, subject: 'eva', tenant: '08226' },
    ])
  })

  test('A4: a forbidden operation by its own name is refused as that, and written down', async () => {
    const input = { clientMutationId: once(), id: file.id, version: 1, managerId: once() }
    const body = { extensions: byHash(ASSIGN), operationName: 'AssignCase', variables: { input } }
    expect((await sending('eva', body)).code).toBe('FORBIDDEN')
    expect(takeDenials(world)).toMatchObject([
      { code: 'FORBIDDEN', field: 'assignCase', operation: 'AssignCase', subject: 'eva' },
    ])
  })

  test.each([['RecordConsultation'], [null], [undefined]])(
    'A4: the operationName %j means the only operation, whose work is done once',
    async operationName => {
      const before = await talks()
      const body = { extensions: byHash(TALK), operationName, variables: talk() }
      expect((await sending('eva', body)).errors).toEqual([])
      expect(await talks()).toBe(before + 1)
    },
  )

  test('A4: a text beside the hash of another one says two things, and is refused', async () => {
    const before = await talks()
    const body = { query: '{ me { subject } }', extensions: byHash(TALK), variables: talk() }
    expect(await sending('eva', body)).toMatchObject({ status: 400, code: 'BAD_REQUEST' })
    expect(await talks()).toBe(before)
    const both = { query: TALK, extensions: byHash(TALK), variables: talk() }
    expect((await sending('eva', both)).errors).toEqual([])
  })

  const OTHER = '{ me { subject } }'
  const hashed = (sha256Hash: unknown, version: unknown = 1) => ({
    extensions: { persistedQuery: { version, sha256Hash } },
  })

  test.each([
    ['of another text that is registered', hashed(hashOf(TALK))],
    ['of nothing', hashed(hashOf('nothing'))],
    ['in capitals', hashed(hashOf(OTHER).toUpperCase())],
    ['with a space', hashed(`${hashOf(OTHER)} `)],
    ['empty', hashed('')],
    ['in a list', hashed([hashOf(OTHER)])],
    ['that is none', hashed(null)],
    ['of version 2', hashed(hashOf(OTHER), 2)],
    ['of version "x"', hashed(hashOf(OTHER), 'x')],
    ['without a version', { extensions: { persistedQuery: { sha256Hash: hashOf(OTHER) } } }],
  ])('A4: beside a text, a hash %s is refused', async (_name, body) => {
    const answer = await sending('eva', { query: OTHER, ...body })
    expect(answer).toMatchObject({ status: 400, code: 'BAD_REQUEST' })
    expect(answer.errors[0]?.message).toMatch(/sha256Hash/)
  })

  test.each([
    ['that nobody registered', hashOf('nothing')],
    ['in capitals', hashOf(TALK).toUpperCase()],
    ['that is the name of a property', 'constructor'],
  ])('D9: alone, a hash %s is not found', async (_name, hash) => {
    const answer = await sending('eva', { ...hashed(hash), variables: talk() })
    const code = registeredOnly ? 'PERSISTED_QUERY_ONLY' : 'PERSISTED_QUERY_NOT_FOUND'
    expect(answer).toMatchObject({ status: 400, code })
  })

  test('what is not registered is written down as a denial where nothing else is answered', async () => {
    await sending('eva', { query: '{ me { subject } }' })
    const codes = takeDenials(world).map(({ code }) => code)
    expect(codes).toEqual(registeredOnly ? ['PERSISTED_QUERY_ONLY'] : [])
  })

  if (!registeredOnly) {
    const ONE = 'query One { me { subject } }'
    const TWO = 'query Two { tenants { ags } }'
    const RECORD = 'mutation Record($input: RecordConsultationInput!) '
    const DOES = '{ recordConsultation(input: $input) { clientMutationId } }'

    test.each([
      ['two operations without a name', '{ me { subject } } { me { subject } }', undefined],
      ['one with and one without a name', `{ me { subject } } ${TWO}`, undefined],
      ['two named ones, none of which is asked for', `${ONE} ${TWO}`, undefined],
      ['two of one name', `${ONE} ${ONE}`, 'One'],
      ['fragments alone', 'fragment F on Me { subject }', undefined],
      ['a subscription', 'subscription { me { subject } }', undefined],
      ['a subscription by its name', 'subscription S { me { subject } }', 'S'],
      ['a subscription beside a query', `subscription S { me { subject } } ${ONE}`, 'S'],
      ['a mutation and a query, none of which is asked for', `${RECORD}${DOES} ${ONE}`, undefined],
      ['the name of a fragment', `${ONE} fragment F on Me { subject }`, 'F'],
    ])('A4: %s is a mistake with a code of its own', async (_name, query, operationName) => {
      const before = await talks()
      const answer = await sending('eva', { query, operationName, variables: talk() })
      expect([answer.status, answer.code]).toEqual([400, 'OPERATION_RESOLUTION_FAILURE'])
      expect(await talks()).toBe(before)
    })

    test('A4: of several operations the one that is named runs, and no other', async () => {
      const before = await talks()
      const query = `${RECORD}${DOES} ${ONE} ${TWO}`
      // each operation must use the variables that it names, so none is left over
      const one = await sending('eva', { query, operationName: 'One' })
      expect(one.data).toEqual({ me: { subject: 'eva' } })
      const two = await sending('eva', { query, operationName: 'Two' })
      expect(two.data).toEqual({ tenants: [{ ags: '08226' }] })
      expect(await talks()).toBe(before)
      const done = await sending('eva', { query, operationName: 'Record', variables: talk() })
      expect(done.errors).toEqual([])
      expect(await talks()).toBe(before + 1)
    })
  }
})
