import { expect, test } from 'vitest'
import { LANGUAGES, type Language } from './languages.ts'
import type { Plural } from './texts.ts'

type Text = string | Plural
const modules = import.meta.glob<object>('../**/*.{de,en,ar,fa,fr,ti,tr,uk}.ts', { eager: true })

function* flat(words: object, prefix = ''): Generator<[string, Text]> {
  for (const [key, value] of Object.entries(words) as [string, string | object][]) {
    if (typeof value === 'string' || 'other' in value) yield [prefix + key, value as Text]
    else yield* flat(value, `${prefix}${key}.`)
  }
}

const files = Object.entries(modules).map(([path, words]) => {
  const [, stem, language] = /^(.*)\.(\w\w)\.ts$/.exec(path)!
  return { stem: stem!, language: language as Language, texts: new Map(flat(words)) }
})
const sources = files.filter(({ language }) => language === 'de')
const others = files.filter(({ language }) => language !== 'de')
const sourceOf = (stem: string) => sources.find(file => file.stem === stem)?.texts ?? new Map()

const forms = (text: Text): string[] => (typeof text === 'string' ? [text] : Object.values(text))
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()
/** What stands in one form at least: `=0` and `one` may do without the number. */
const named = (text: Text) => placeholders(forms(text).join(' '))

test('C24: each German text has its English twin, with the same placeholders', () => {
  const english = new Map(
    others.filter(({ language }) => language === 'en').map(({ stem, texts }) => [stem, texts]),
  )

  expect([...english.keys()].sort()).toEqual(sources.map(({ stem }) => stem).sort())
  for (const { stem, texts } of sources) {
    const said = [...(english.get(stem) ?? [])].map(([key, text]) => [key, named(text)])
    expect(Object.fromEntries(said), stem).toEqual(
      Object.fromEntries([...texts].map(([key, text]) => [key, named(text)])),
    )
  }
})

test('C24: a translation has no key that German does not have', () => {
  const strangers = others.flatMap(({ stem, texts }) =>
    [...texts.keys()].filter(key => !sourceOf(stem).has(key)).map(key => `${stem} ${key}`),
  )
  expect(strangers).toEqual([])
})

test('each text that a number decides on has the forms that its language tells apart, and no others', () => {
  const wrong = files.flatMap(({ stem, language, texts }) => {
    const rule = new Intl.PluralRules(LANGUAGES[language].plurals)
    const needed = rule.resolvedOptions().pluralCategories.toSorted()
    return [...texts]
      .filter(([, text]) => typeof text !== 'string')
      .map(([key, text]) => ({ key, has: Object.keys(text).filter(form => form !== '=0') }))
      .filter(({ has }) => has.sort().join() !== needed.join())
      .map(({ key, has }) => `${stem}.${language} ${key}: ${has.join()}, not ${needed.join()}`)
  })
  expect(wrong).toEqual([])
})

test('no text packs its forms into one string', () => {
  const packed = files.flatMap(({ texts }) =>
    [...texts].filter(([, text]) => forms(text).some(form => form.includes(' | '))),
  )
  expect(packed).toEqual([])
})

test('two parts have no first word in common, as they meet in one map', () => {
  const words = Object.entries(modules)
    .filter(([path]) => path.endsWith('.de.ts'))
    .flatMap(([, module]) => Object.keys(module))
  expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([])
})
