import { buildSchema } from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { BatchPart } from '../../backend/src/platform/database/batch.ts'
import type { CodeList } from '../../backend/src/platform/codes/code-list.ts'
import { ofAllModules } from '../access/modules.ts'
import type { TextLimit } from '../../backend/src/platform/limits/limit.ts'
import { argumentPlaces, isLimited } from '../support/limited-fields.ts'
import { listedCodes } from '../support/listed-codes.ts'
import {
  createLimitStage,
  fieldsOf,
  ofKind,
  person,
  schema,
  type LimitStage,
} from '../support/limit-stage.ts'
import { talkOf } from '../support/talk.ts'
import { once } from '../support/world.ts'

let stage: LimitStage

beforeAll(async () => {
  stage = await createLimitStage()
})
afterAll(() => stage.world.close())
beforeEach(() => stage.renew())

describe('D7: days', () => {
  const cases: [name: string, mutation: string, path: string, day: string, rule: string][] = [
    ['a talk of tomorrow', 'recordConsultation', 'heldOn', '2026-03-17', 'inFuture'],
    ['a talk of the year 9999', 'recordConsultation', 'heldOn', '9999-12-31', 'inFuture'],
    ['a talk of 1990', 'recordConsultation', 'heldOn', '1990-01-01', 'tooOld'],
    ['a talk of the year 1', 'recordConsultation', 'heldOn', '0001-01-01', 'tooOld'],
    ['a corrected talk of 1990', 'correctConsultation', 'heldOn', '1990-01-01', 'tooOld'],
    ['a corrected talk of tomorrow', 'correctConsultation', 'heldOn', '2026-03-17', 'inFuture'],
    ['a follow-up of yesterday', 'recordConsultation', 'followUp.dueOn', '2026-03-15', 'inPast'],
    ['a follow-up in a lifetime', 'recordConsultation', 'followUp.dueOn', '2099-01-01', 'tooFar'],
    ['a birth to come', 'openCase', 'person.birthDate', '2085-03-12', 'day'],
    ['a birth in another age', 'openCase', 'person.birthDate', '0085-03-12', 'day'],
    ['an arrival to come', 'openCase', 'person.arrivedOn', '2026-03-17', 'day'],
    ['an arrival before birth', 'openCase', 'person.arrivedOn', '1990-04-30', 'beforeBirth'],
    ['a child’s, too', 'openCase', 'members.0.person.arrivedOn', '1989-01-01', 'beforeBirth'],
    ['information to come', 'openCase', 'informedOn', '2026-03-17', 'inFuture'],
    ['information of long ago', 'openCase', 'informedOn', '1026-03-17', 'tooOld'],
  ]
  test.each(cases)('%s is refused at the field', async (...[, mutation, path, day, rule]) => {
    const answer = await stage.sendWith({ mutation, path }, day)
    expect(fieldsOf(answer)).toContainEqual(expect.objectContaining({ path, rule }))
  })
})

describe('D7: what does not go together', () => {
  test('a second head of the household is refused at the field', async () => {
    const answer = await stage.sendWith({ mutation: 'openCase', path: 'members.0.role' }, 'HEAD')
    expect(fieldsOf(answer)).toMatchObject([{ path: 'members.0.role', rule: 'head' }])
  })

  test('all that is wrong is told at once, by limits and by verbs', async () => {
    const input = {
      ...talkOf(stage.file, { heldOn: '1990-01-01', participants: 0, travelMinutes: 9999 }),
      note: 'x'.repeat(10_001),
      languages: ['zz'],
      followUp: { title: '', dueOn: '2026-03-15' },
    }
    const told = fieldsOf(await stage.send('recordConsultation', input)).map(each => each.path)
    const all = ['participants', 'languages', 'travelMinutes', 'note', 'followUp.title', 'heldOn']
    expect(told.sort()).toEqual([...all, 'followUp.dueOn'].sort())
  })

  test('what is refused by a limit is neither worked out nor written before', async () => {
    const sending = vi.spyOn(BatchPart.prototype, '_getRows')
    const members = Array.from({ length: 31 }, () => ({ role: 'CHILD', person: person() }))
    const answers = [
      await stage.sendWith({ mutation: 'openCase', path: 'members' }, members),
      await stage.sendWith({ mutation: 'openCase', path: 'person.givenNames' }, 'x'.repeat(90_000)),
      await stage.sendWith({ mutation: 'recordConsultation', path: 'note' }, 'x'.repeat(10_001)),
    ]
    const sent = sending.mock.contexts.map(part => (part as BatchPart).text)
    sending.mockRestore()
    expect(answers.map(({ code }) => code)).toEqual(Array(3).fill('BAD_USER_INPUT'))
    const written = sent.filter(text => /^(insert|update|delete)/i.test(text))
    expect([...new Set(written.map(text => text.split(' ')[2]))]).toEqual(['app.idempotency_key'])
  })

  test('what only a look can tell is told together with the limits', async () => {
    const input = talkOf(stage.file, { participants: 0, completesFollowUpId: once() })
    const told = fieldsOf(await stage.send('recordConsultation', input)).map(each => each.path)
    expect(told.sort()).toEqual(['completesFollowUpId', 'participants'])
  })

  test('who may not do it hears that first', async () => {
    const input = talkOf(stage.file, { caseId: once(), note: 'x'.repeat(10_001) })
    expect((await stage.send('recordConsultation', input)).code).toBe('NOT_FOUND')
    const refused = await stage.clients.anna.send(
      'mutation ($input: RecordConsultationInput!) { recordConsultation(input: $input) { clientMutationId } }',
      { input },
    )
    expect(refused.code).toBe('FORBIDDEN')
  })
})

describe('D7: whatever the API takes has a limit', () => {
  test('each text, each number and each list of an argument', () => {
    const open = argumentPlaces(schema).filter(
      place => !place.declared.endsWith('.version') && !isLimited(place),
    )
    expect(open.map(({ declared }) => declared)).toEqual([])
  })

  test('control: an argument without a limit is found', () => {
    const naked = argumentPlaces(
      buildSchema('type Query { a(b: String, c: [Int!], d: Boolean): Int }'),
    )
    expect(naked.filter(place => !isLimited(place)).map(({ path }) => path)).toEqual(['b', 'c'])
  })
})

describe('D7: the database takes no more than the API', () => {
  type Column = [table: string, column: string]
  const stored = ofAllModules(rows => rows.stored)
  const columnOf = (declared: string): Column | undefined => {
    const [, table, column] = /^(.*)\.(\w+)$/.exec(stored[declared] ?? '') ?? []
    return table && column ? [table, column] : undefined
  }
  const declared = (...kinds: string[]) => [...new Map(ofKind(...kinds).map(p => [p.declared, p]))]
  /** As somebody who is invited, whose name and address are what was typed. */
  const INVITED = `state = 'INVITED', subject = null, issuer = null, invited_role = 'team_lead'`
  const setOf = ([table, column]: Column): string => {
    if (table !== 'app.account') return `${column} = $1`
    return column === 'email'
      ? `email = $1, ${INVITED}`
      : `email = 'a@b', ${column} = $1, ${INVITED}`
  }
  const update = async (column: Column, value: unknown): Promise<string> => {
    await stage.world.sql('begin')
    try {
      await stage.world.sql(`update ${column[0]} set ${setOf(column)}`, [value])
      return 'taken'
    } catch (error) {
      return (error as { code: string }).code
    } finally {
      await stage.world.sql('rollback')
    }
  }

  test.each(declared('line', 'lines'))('%s', async (name, { limit }) => {
    const column = columnOf(name)
    if (!column) return
    const { most } = limit as TextLimit
    // one account, as addresses are unique, and a talk with a note
    await stage.renew()
    await stage.world.sql(`delete from app.account where subject is distinct from 'cleo'`)
    expect(await update(column, 'x'.repeat(most + 1))).toBe('23514')
    expect(await update(column, 'x'.repeat(most))).toBe('taken')
  })

  test.each(declared('list'))('%s', async (name, { limit }) => {
    const column = columnOf(name)
    // topics are counted, which only a tenant's own change can be; what holds them is compared in limits-in-store
    if (!column || column[1] === 'topics') return
    const { most, codes } = limit as { most: number; codes: CodeList }
    const list = (length: number) => listedCodes(codes).slice(0, length)
    const [first] = list(1)
    expect(await update(column, list(most + 1))).toBe('23514')
    expect(await update(column, [first, first])).toBe('23514')
    expect(await update(column, ['Deutsch'])).toBe('23514')
    expect(await update(column, list(most))).toBe('taken')
  })
})
