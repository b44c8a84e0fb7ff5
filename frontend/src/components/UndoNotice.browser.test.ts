import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h } from 'vue'
import { offerUndo, undoable } from '../composables/undo.ts'
import { mount } from '../testing/mount.ts'
import UndoNotice from './UndoNotice.vue'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
})

const shown = () =>
  mount(() => [
    h('button', { id: 'elsewhere' }, 'Fall übergeben'),
    undoable.value ? h(UndoNotice, { offer: undoable.value }) : h('p'),
  ])
const elsewhere = () => document.getElementById('elsewhere')!

test('what was done is said, can be taken back, and the focus comes back to where it was', async () => {
  const main = shown()
  elsewhere().focus()
  const undo = vi.fn()
  offerUndo({ text: '12 Fälle übergeben', undo })
  await expect.element(page.getByRole('status')).toHaveTextContent('12 Fälle übergeben')
  expect(document.activeElement).toBe(elsewhere())
  expect((await axe.run(main)).violations).toEqual([])

  await userEvent.tab()
  await userEvent.keyboard('{Enter}')

  await expect.element(page.getByRole('status')).toHaveTextContent('Rückgängig gemacht')
  expect(undo).toHaveBeenCalledOnce()
  expect(document.activeElement).toBe(elsewhere())
})

test('it goes after ten seconds, unless somebody is in it', async () => {
  shown()
  offerUndo({ text: 'Termin verschoben', undo: () => undefined })
  await expect.element(page.getByText('Termin verschoben')).toBeVisible()
  await vi.advanceTimersByTimeAsync(9_000)
  expect(undoable.value).toBeDefined()

  elsewhere().focus()
  await userEvent.tab()
  await vi.advanceTimersByTimeAsync(15_000)
  expect(undoable.value).toBeDefined()

  elsewhere().focus()
  await vi.advanceTimersByTimeAsync(11_000)
  expect(undoable.value).toBeUndefined()
})

test('a second thing takes the place of the first, and a failed undoing is told', async () => {
  shown()
  offerUndo({ text: 'Erstes', undo: () => undefined })
  offerUndo({ text: 'Zweites', undo: () => Promise.reject(new Error('too late')) })
  await expect.element(page.getByRole('status')).toHaveTextContent('Zweites')

  await userEvent.click(page.getByRole('button', { name: 'Rückgängig' }))

  await expect
    .element(page.getByRole('status'))
    .toHaveTextContent('Das ließ sich nicht mehr rückgängig machen.')
})
