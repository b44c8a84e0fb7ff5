import { expect, test } from 'vitest'
import { browser, server } from './lanes.ts'
import type { Outcome, Report } from './outcome.ts'
import { failuresOf, notRun, table } from './summary.ts'

const report = (...tests: [name: string, status: string, message?: string][]): Report => ({
  testResults: [
    {
      name: '/project/test/a.test.ts',
      status: tests.some(([, status]) => status === 'failed') ? 'failed' : 'passed',
      message: '',
      assertionResults: tests.map(([fullName, status, message]) => ({
        fullName,
        status,
        failureMessages: message ? [message] : [],
      })),
    },
  ],
})

const outcome = (rest: Partial<Outcome>): Outcome => ({
  lane: server,
  output: '',
  seconds: 1.25,
  ended: 0,
  ...rest,
})

const failures = (rest: Partial<Outcome>) => failuresOf(outcome(rest), '/project')

test('a lane in which everything passed has no failures', () => {
  expect(failures({ report: report(['holds', 'passed']) })).toEqual([])
})

test('each failed test is named with its file, its reason and where it was', () => {
  const thrown =
    'no button\nwaiting for it\n    at press (/node_modules/a.js:1)\n    at /a.test.ts:2'
  const found = report(['holds', 'passed'], ['breaks', 'failed', thrown])
  expect(failures({ ended: 1, report: found })).toEqual([
    'test/a.test.ts: breaks: no button\n    waiting for it\n        at /a.test.ts:2',
  ])
})

test('a long reason is cut, its place is not', () => {
  const thrown = [...Array.from({ length: 40 }, (_, at) => `line ${at}`), 'at /a.test.ts:2']
  const found = report(['breaks', 'failed', thrown.join('\n')])
  const [told] = failures({ ended: 1, report: found })
  expect(told?.split('\n').slice(-2)).toEqual(['    line 11', '    at /a.test.ts:2'])
})

test('a file that cannot be read is a failure', () => {
  const broken = {
    ...report().testResults[0]!,
    status: 'failed',
    message: 'no such module\n    at node_modules',
  }
  expect(failures({ ended: 1, report: { testResults: [broken] } })).toEqual([
    'test/a.test.ts: no such module',
  ])
})

test.each([
  ['SIGKILL', {}, 'server ended with SIGKILL before it could report: see above'],
  [1, {}, 'server ended with 1 before it could report: see above'],
  [0, {}, 'server ended with 0 before it could report: see above'],
  [1, { report: report(['holds', 'passed']) }, 'server ended with 1: see above'],
])('a lane that ends with %s is a failure, whatever its tests say', (ended, rest, told) => {
  expect(failures({ ended, ...rest })).toEqual([told])
})

test('a lane that cannot run says so instead of a report, and only so', () => {
  const output = 'not run: Keycloak (3 tests): no Java\n'
  expect(failures({ output })).toEqual([])
  expect(notRun([outcome({ output })])).toEqual(['not run: Keycloak (3 tests): no Java'])
  expect(failures({ output, ended: 1 })).toEqual([
    'server ended with 1 before it could report: see above',
  ])
})

test('the table counts files, tests, failures and what was skipped', () => {
  const found = report(['a', 'passed'], ['b', 'failed'], ['c', 'skipped'], ['d', 'pending'])
  const lines = table([outcome({ report: found }), outcome({ lane: browser })]).split('\n')
  expect(lines.map(line => line.split(/\s+/))).toEqual([
    ['lane', 'files', 'tests', 'failed', 'skipped', 'seconds'],
    ['server', '1', '2', '1', '2', '1.3'],
    ['browser', '0', '0', '0', '0', '1.3'],
  ])
})
