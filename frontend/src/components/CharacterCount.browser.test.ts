import { expect, test } from 'vitest'
import { h } from 'vue'
import { mount } from '../testing/mount.ts'
import CharacterCount from './CharacterCount.vue'

const said = (n: number): Element =>
  mount(() => h(CharacterCount, { id: 'note-length', n, most: 10_000 })).querySelector(
    '#note-length',
  )!

test('D7: a long text says how much room is left once it becomes scarce', () => {
  expect(said(8_000).textContent).toBe('')
  expect(said(8_001).textContent).toBe('8.001 von höchstens 10.000 Zeichen')
})

test('D7: a text that is too long is marked, and nothing is cut', () => {
  expect(said(10_000).classList.contains('field-error')).toBe(false)
  const over = said(10_001)
  expect(over.classList.contains('field-error')).toBe(true)
  expect(over.textContent).toBe('10.001 von höchstens 10.000 Zeichen')
})
