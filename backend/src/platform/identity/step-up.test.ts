import { expect, test } from 'vitest'
import { StepUpRequired } from '../ground/errors.ts'
import { authorizeStepUp } from './step-up.ts'

const now = 1_800_000_000_000
const ago = (seconds: number) => now / 1000 - seconds

test.each([
  ['acr is too low', { acr: '1', authTime: ago(5) }],
  ['acr is right but old', { acr: '2', authTime: ago(601) }],
  ['acr is missing', { acr: null, authTime: ago(5) }],
  ['acr is a name that no realm of ours knows', { acr: 'gold', authTime: ago(5) }],
  ['acr is a number in disguise', { acr: '2e1', authTime: ago(5) }],
  ['the time of the sign-in is missing, as for a machine', { acr: '2', authTime: null }],
])('KC-8: when %s, the answer names level and age that are wanted', (_, actor) => {
  const attempt = () => authorizeStepUp(actor, undefined, now)

  expect(attempt).toThrow(StepUpRequired)
  expect(attempt).toThrow(
    expect.objectContaining({ extensions: { code: 'STEP_UP_REQUIRED', acr: '2', maxAge: 600 } }),
  )
})

test('KC-8: level and age as wanted are enough, and so is more', () => {
  expect(() => authorizeStepUp({ acr: '2', authTime: ago(600) }, undefined, now)).not.toThrow()
  expect(() =>
    authorizeStepUp({ acr: '3', authTime: ago(1) }, { acr: '2', maxAge: 60 }, now),
  ).not.toThrow()
})
