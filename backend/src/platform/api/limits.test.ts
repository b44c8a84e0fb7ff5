import { getIntrospectionQuery } from 'graphql'
import { expect, test } from 'vitest'
import { readManifest } from '../../manifest.ts'
import { checkedDocument } from './limits.ts'

const CASES = 'cases(first:1){nodes{id}}'
const many = (part: (at: number) => string): string =>
  Array.from({ length: 70 }, (_, at) => part(at)).join(' ')
const onQuery = (name: string, selection: string): string =>
  `fragment ${name} on Query{${selection}}`
const isRefused = (query: string) =>
  expect(() => checkedDocument(query)).toThrow('The operation asks for too much at once')

const REPEATED: Record<string, string> = {
  'inline fragments': `{${many(() => `...{${CASES}}`)}}`,
  'inline fragments within each other': `{${many(() => `...{...on Query{${CASES}}}`)}}`,
  'named fragments': `{${many(at => `...F${at}`)}} ${many(at => onQuery(`F${at}`, CASES))}`,
  'spreads of one fragment': `{${many(() => '...F')}} ${onQuery('F', CASES)}`,
  'a chain of fragments': `{...F0} ${many(at => onQuery(`F${at}`, `${CASES} ...F${at + 1}`))}`,
  'fragments below a field': `{cases(first:1){${many(() => '...{nodes{id}}')}}}`,
  'fragments that add a leaf': `{me{${many(() => '...{subject}')}}}`,
  'a fragment that nobody uses': `{me{subject}} ${onQuery(
    'F',
    many(() => `...{${CASES}}`),
  )}`,
  'a fragment whose name comes again': `{...F} ${onQuery(
    'F',
    many(() => `...{${CASES}}`),
  )} ${onQuery('F', 'me{subject}')}`,
  'fragments that hold each other': `{me{subject}} ${many(at =>
    [onQuery(`A${at}`, `c ...B${at}`), onQuery(`B${at}`, `...A${at}`)].join(' '),
  )} query Q{${many(at => `...B${at}`)}}`,
  'fragments that double': `{...F70} ${onQuery('F0', '__typename')} ${many(at => onQuery(`F${at + 1}`, `...F${at} ...F${at}`))}`,
}

test.each(Object.entries(REPEATED))('D4: a field is not repeated by %s', (_name, query) => {
  isRefused(query)
})

test('D4: fragments that each ask for the same few fields are no attack', () => {
  const parts = 'fragment A on Case{id number} fragment B on Case{id status}'
  checkedDocument(`{cases(first:1){nodes{__typename ...A ...B ...on Case{id}}}} ${parts}`)
  for (const text of [...Object.values(readManifest()), getIntrospectionQuery()])
    checkedDocument(text)
})
