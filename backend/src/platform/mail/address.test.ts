import { expect, test } from 'vitest'
import { isAddress } from './address.ts'

test.each([
  'a@b.de',
  "o'brien@x.de",
  'a@xn--mller-kva.de',
  'a@müller.de',
  'vor.nach+zu_1-2@sub.kreis-x.example',
  `${'a'.repeat(64)}@x.de`,
  `a@${'b'.repeat(63)}.de`,
  'A@X.DE',
])('D7: %s is an address', address => {
  expect(isAddress(address)).toBe(true)
})

test.each([
  '',
  'nobody',
  '@x.de',
  'a@',
  'a@b',
  '<a@b>',
  '<a@b.de>',
  'a@b?cc=x',
  'a@b.de?cc=x',
  'a?cc=c@x.de',
  'a b@x.de',
  'a@b@x.de',
  'a..b@x.de',
  '.a@x.de',
  'a.@x.de',
  'a@x..de',
  'a@-x.de',
  'a@x-.de',
  'a@x.de.',
  'a@127.0.0.1',
  'a@[127.0.0.1]',
  'a@xn--\u00fc.de',
  'а@x.de',
  '\u212a@x.de',
  'a@пример.рф',
  `${'a'.repeat(65)}@x.de`,
  `a@${'b'.repeat(64)}.de`,
  `a@${'ü'.repeat(60)}.de`,
])('D7: %j is none', address => {
  expect(isAddress(address)).toBe(false)
})
