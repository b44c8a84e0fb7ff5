import fc from 'fast-check'
import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { computed } from '../../../../test/support/computed.ts'
import { documentDepth } from './document-depth.ts'

test.each([
  ['{ a }', 1],
  ['{ a { b(c: [1, {d: 2}]) } }', 5],
  ['{ a } query { b { c } }', 2],
  ['{ a(b: "[[[[") }', 2],
  ['{ a(b: "\\"[[[[") }', 2],
  ['{ a(b: """ [[[ " [[[ "" [[[ \\""" [[[ """) }', 2],
  ['{ a(b: """\\\\""" [[ """) }', 2],
  ['{ a # [[[[[\n}', 1],
  ['{ a # " [[[[[\n [ }', 2],
  ['query ($a: [[[Int]]]) { a }', 4],
])('%s nests %i deep', (text, depth) => {
  expect(documentDepth(text)).toBe(depth)
})

/** What a document may hold where brackets mean nothing. */
const inert = fc.oneof(
  fc.string().map(text => JSON.stringify(text)),
  fc.string().map(text => `"""${text.replace(/"/g, '').replace(/\\+$/, '')}"""`),
  fc.string().map(text => `#${text.replace(/[\n\r]/g, '')}\n`),
)

test('D4: brackets in strings and comments count for nothing, all others do', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.array(inert), (depth, texts) => {
      const comments = texts.filter(text => text.startsWith('#')).join('')
      const strings = texts.filter(text => !text.startsWith('#')).join(' ')
      const list = `${'['.repeat(depth)}${comments}${strings}${']'.repeat(depth)}`
      const document = `{ a(b: ${list}) }`
      try {
        parse(document)
      } catch {
        return // a character that GraphQL does not know
      }
      expect(documentDepth(document)).toBe(depth + 2)
    }),
  )
})

test('a text of quotes or brackets without end takes no time', () => {
  for (const part of ['"', '"""', '\\"', '"""\\', '[', '{"', '#', '(")']) {
    const begun = process.cpuUsage()
    documentDepth(part.repeat(100_000 / part.length))
    expect(computed(begun)).toBeLessThan(500)
  }
})
