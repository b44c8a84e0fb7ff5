import { expect, test } from 'vitest'
import { openIn } from '../../components/plainText.ts'
import limits from '../../../../schema/limits.json'
import { textOf, type Settings } from './kreisTexts.ts'
import { general as de } from './general.de.ts'
import { general as en } from './general.en.ts'
import { publicTextAt, publicTexts } from './publicTexts.ts'

const settings = (texts: object) => texts as Settings

test('C18: a Kreis’s text goes before the general one, in the other language rather than not at all', () => {
  expect(textOf(undefined, 'help', 'De')).toBeUndefined()
  expect(textOf(null, 'help', 'De')).toBeUndefined()
  const both = settings({ helpDe: 'Hier', helpEn: 'Here', imprintEn: 'Office' })
  expect(textOf(both, 'help', 'En')).toEqual({ written: 'En', body: 'Here' })
  expect(textOf(both, 'imprint', 'De')).toEqual({ written: 'En', body: 'Office' })
  expect(textOf(both, 'privacy', 'De')).toBeUndefined()
})

test('C18: an address leads to its text, with or without a stroke at the end', () => {
  expect(publicTextAt('/datenschutzerklaerung')).toBe('privacy')
  expect(publicTextAt('/hilfe/')).toBe('help')
  expect(publicTextAt('/hilfe/mehr')).toBeUndefined()
  // the data protection officer's
  expect(publicTextAt('/datenschutz')).toBeUndefined()
})

test('C18: the general texts say in both languages what is to be filled in, and can be taken over whole', () => {
  for (const text of publicTexts) {
    expect(openIn(de[text]), text).toBeGreaterThan(1)
    expect(openIn(en[text]), text).toBe(openIn(de[text]))
    for (const body of [de[text], en[text]])
      expect(body.length).toBeLessThan(limits.ChangeSettingsInput.imprintDe.most)
  }
})
