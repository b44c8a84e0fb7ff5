import { describe, expect, test } from 'vitest'
import { CaseStatus } from './case.codes.ts'
import { isReachable, nextOf, problemsOfStep, type Standing, type Wanted } from './case-course.ts'

const standing = (given: Partial<Standing> = {}): Standing => ({
  status: 'CLEARING',
  consents: true,
  talks: 1,
  attempts: 1,
  openFollowUps: 0,
  former: null,
  counsellingStart: '2025-01-01',
  closedOn: null,
  today: '2026-03-16',
  ...given,
})
const EVERYTHING: Wanted = { reason: 'Grund', closeReason: 'OTHER', followUp: {} }
const rules = (given: Partial<Standing>, to: CaseStatus, wanted: Wanted = EVERYTHING): string[] =>
  problemsOfStep(standing(given), to, wanted).map(({ path, rule }) => `${path} ${rule}`)

const all = Object.keys(CaseStatus) as CaseStatus[]

/** The state machine of domain 6.5, as far as somebody decides on it. */
const STEPS = [
  'CLEARING PLANNING',
  'CLEARING SHORT_ADVICE',
  'SHORT_ADVICE PLANNING',
  'PLANNING ACTIVE',
  'ACTIVE PAUSED',
  'PAUSED ACTIVE',
  'CLEARING CLOSING',
  'PLANNING CLOSING',
  'ACTIVE CLOSING',
  'SHORT_ADVICE CLOSING',
  'PAUSED CLOSING',
  'CLOSING CLOSED',
  'INTAKE CLOSED',
  'CLOSED CLEARING',
]

test('C8: the steps are those of domain 6.5 and no others', () => {
  const possible = all.flatMap(from =>
    all.flatMap(to => (rules({ status: from }, to).length ? [] : [`${from} ${to}`])),
  )
  expect(possible.sort()).toEqual([...STEPS].sort())
})

test('C8: any other step is refused as one, whatever else is wrong', () => {
  expect(rules({ status: 'INTAKE' }, 'ACTIVE', {})).toEqual(['status transition'])
  expect(rules({ status: 'TRANSFERRED' }, 'CLEARING')).toEqual(['status transition'])
})

test('C8: a closing that was prepared by mistake goes back to what the case was', () => {
  expect(rules({ status: 'CLOSING', former: 'ACTIVE' }, 'ACTIVE')).toEqual([])
  expect(rules({ status: 'CLOSING', former: 'ACTIVE' }, 'PLANNING')).toEqual(['status transition'])
})

describe('C8: each guard says what is missing', () => {
  test.each<[string, Partial<Standing>, CaseStatus, Wanted, string[]]>([
    [
      'a pause',
      { status: 'ACTIVE' },
      'PAUSED',
      { reason: ' ' },
      ['reason required', 'followUp.dueOn required'],
    ],
    ['a closing', { status: 'ACTIVE' }, 'CLOSING', {}, ['closeReason required']],
    [
      'the end of an intake without an attempt',
      { status: 'INTAKE', talks: 0, attempts: 0 },
      'CLOSED',
      EVERYTHING,
      ['closeReason unattempted'],
    ],
    [
      'the end of a case that something waits in',
      { status: 'CLOSING', openFollowUps: 2 },
      'CLOSED',
      EVERYTHING,
      ['settles openFollowUps'],
    ],
    [
      'a plan without consent',
      { consents: false },
      'PLANNING',
      EVERYTHING,
      ['status consentMissing'],
    ],
    ['a new beginning', { status: 'CLOSED' }, 'CLEARING', {}, ['reason required']],
    [
      'a new beginning after six years',
      { status: 'CLOSED', closedOn: '2020-12-31', counsellingStart: null },
      'CLEARING',
      EVERYTHING,
      ['reason retention'],
    ],
    [
      'a new beginning after four years of counselling',
      { status: 'CLOSED', closedOn: '2025-12-31', counsellingStart: '2022-03-16' },
      'CLEARING',
      EVERYTHING,
      ['reason duration'],
    ],
  ])('%s', (...[, given, to, wanted, told]) => {
    expect(rules(given, to, wanted)).toEqual(told)
  })

  test('until the last day of each limit it is possible', () => {
    const closed = { status: 'CLOSED', closedOn: '2021-01-01' } as const
    expect(rules({ ...closed, counsellingStart: '2022-03-17' }, 'CLEARING')).toEqual([])
  })
})

test('C8: what can be chosen is what the guards could let through', () => {
  expect(nextOf('CLEARING', null)).toEqual(['PLANNING', 'SHORT_ADVICE', 'CLOSING'])
  expect(nextOf('CLOSING', 'PAUSED')).toEqual(['PAUSED'])
  expect(nextOf('INTAKE', null)).toEqual([])
  expect(nextOf('CLOSED', 'ACTIVE')).toEqual([])
  expect(all.filter(status => isReachable(status, 'CLOSED'))).toEqual([
    'INTAKE',
    'CLEARING',
    'PLANNING',
    'SHORT_ADVICE',
    'ACTIVE',
    'PAUSED',
    'CLOSING',
  ])
})
