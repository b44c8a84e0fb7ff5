import { getNamedType, isInputObjectType } from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import limits from '../../schema/limits.json' with { type: 'json' }
import type { CodeList } from '../../backend/src/platform/codes/code-list.ts'
import type { TextLimit } from '../../backend/src/platform/limits/limit.ts'
import { limitsIn } from '../../backend/src/platform/limits/limits-in.ts'
import { isLimited, type InputPlace } from '../support/limited-fields.ts'
import { listedCodes } from '../support/listed-codes.ts'
import {
  createLimitStage,
  fieldsOf,
  ofKind,
  person,
  places,
  schema,
  type LimitStage,
} from '../support/limit-stage.ts'
import { once } from '../support/world.ts'

const CODES = new Map<CodeList, string[]>(
  (['LANGUAGE', 'NATIONALITY', 'TOPIC'] as const).map(list => [list, listedCodes(list)]),
)
const mutations = Object.keys(schema.getMutationType()!.getFields())

let stage: LimitStage

beforeAll(async () => {
  stage = await createLimitStage()
})
afterAll(() => stage.world.close())
beforeEach(() => stage.renew())

const named = (chosen: InputPlace[]) =>
  chosen.map(place => [`${place.mutation}: ${place.path}`, place] as const)

/** A text of that length which each field takes that takes texts. */
const textOf = ({ declared }: InputPlace, length: number): string =>
  declared.endsWith('.email') ? `a@${'b.'.repeat(120)}`.padEnd(length, 'x') : 'x'.repeat(length)

describe('D7: each input field says how much it takes', () => {
  test('each mutation has an input here', () => {
    expect(Object.keys(stage.inputs).sort()).toEqual([...mutations].sort())
  })

  test('each text, each number and each list has its limit', () => {
    const without = places.filter(
      place => !place.declared.endsWith('.version') && !isLimited(place),
    )
    expect(without.map(({ declared }) => declared)).toEqual([])
  })

  test('forms read the same limits', () => {
    expect(limits).toEqual(JSON.parse(JSON.stringify(limitsIn(schema))))
  })
})

describe.each(named(ofKind('line', 'lines')))('D7: %s', (_name, place) => {
  const { path } = place
  const { most, kind } = place.limit as TextLimit

  test('is refused at the field when it is too long, and taken up to the limit', async () => {
    const answer = await stage.sendWith(place, textOf(place, most + 1))
    expect(fieldsOf(answer)).toContainEqual({
      path,
      rule: 'tooLong',
      message: `at most ${most} characters`,
      most,
    })
    const huge = await stage.sendWith(place, 'x'.repeat(90_000))
    expect([huge.status, huge.code]).toEqual([200, 'BAD_USER_INPUT'])
    const taken = await stage.sendWith(place, textOf(place, most))
    expect(fieldsOf(taken).filter(field => field.rule === 'tooLong')).toEqual([])
  })

  test('is refused at the field when something in it cannot be seen', async () => {
    const hidden = ['\u200b', '\u202eevil', 'a\u2066b', '\ufeff', 'a\u0007', 'a\u2028b', '\u3164']
    for (const text of [...hidden, ...(kind === 'line' ? ['a\nb', 'a\rb', 'a\tb'] : ['a\rb'])]) {
      const answer = await stage.sendWith(place, text)
      expect(fieldsOf(answer)).toContainEqual(expect.objectContaining({ path, rule: 'character' }))
    }
  })

  if (place.required)
    test('is refused at the field when it is blank', async () => {
      for (const text of ['', ' ', '\u00a0\u3000 ']) {
        const told = fieldsOf(await stage.sendWith(place, text))
        expect(told.filter(field => field.path === path)).toMatchObject([{ rule: 'required' }])
      }
    })
})

describe.each(named(ofKind('list')))('D7: %s', (_name, place) => {
  const { path } = place
  const { least = 0, most } = place.limit as { least?: number; most: number }
  const isCodes = !isInputObjectType(getNamedType(place.type))
  const one = (at: number): unknown => {
    const { codes } = place.limit as { codes?: CodeList }
    const all = codes && CODES.get(codes)
    if (all) return all[at % all.length]
    if (path.endsWith('settles')) return { id: once(), as: 'DONE' }
    if (path.endsWith('status')) return 'ACTIVE'
    if (path.endsWith('urgency')) return 'HIGH'
    if (path === 'cases') return { id: once(), version: 1 }
    return { role: 'CHILD', person: person() }
  }
  const list = (length: number) => Array.from({ length }, (_, at) => one(at))

  test('is refused at the field when it is longer than anybody’s', async () => {
    for (const length of [most + 1, 1_000]) {
      const short = isCodes ? list(length) : list(Math.min(length, Math.max(most + 1, 300)))
      const answer = await stage.sendWith(place, short)
      expect(fieldsOf(answer)).toContainEqual(
        expect.objectContaining({ path, rule: 'tooMany', most }),
      )
    }
  })

  if (least)
    test('is refused at the field when it is empty', async () => {
      const answer = await stage.sendWith(place, [])
      expect(fieldsOf(answer)).toContainEqual(expect.objectContaining({ path, rule: 'required' }))
    })

  if (isCodes)
    test('is refused at the field when it says something twice', async () => {
      const answer = await stage.sendWith(place, [one(0), one(0)])
      expect(fieldsOf(answer)).toContainEqual(expect.objectContaining({ path, rule: 'duplicate' }))
    })

  if (path.endsWith('languages') || path.endsWith('nationalities'))
    test('is refused at the field when a code is not on the list', async () => {
      for (const code of [
        'zz',
        'DE',
        'Deutsch',
        '',
        'de ',
        '1234',
        '001',
        '120',
        'a\u200bb',
        'x'.repeat(5_000),
      ]) {
        const answer = await stage.sendWith(place, [code])
        expect(fieldsOf(answer)).toContainEqual(expect.objectContaining({ path, rule: 'code' }))
      }
    })
})

describe.each(named(ofKind('number')))('D7: %s', (_name, place) => {
  const { least, most } = place.limit as { least: number; most: number }
  test('is refused at the field outside its bounds', async () => {
    for (const value of [least - 1, most + 1, -1, 2 ** 31 - 1, -(2 ** 31)]) {
      const answer = await stage.sendWith(place, value)
      expect(fieldsOf(answer)).toContainEqual(
        expect.objectContaining({ path: place.path, rule: 'range', least, most }),
      )
    }
    for (const value of [2 ** 31, -(2 ** 31) - 1, 1e300, 1.5]) {
      const answer = await stage.sendWith(place, value)
      expect([answer.status, answer.code]).toEqual([400, 'BAD_USER_INPUT'])
    }
  })
})
