import axe from 'axe-core'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h } from 'vue'
import { offerUndo, undoable } from '../composables/undo.ts'
import { mount } from '../testing/mount.ts'
import UndoNotice from './UndoNotice.vue'

const STAYS = 1_500
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

const shown = (stays?: number) =>
  mount(() => [
    h('button', { id: 'elsewhere' }, 'Fall übergeben'),
    undoable.value ? h(UndoNotice, { offer: undoable.value, ...(stays && { stays }) }) : h('p'),
  ])
const elsewhere = () => document.getElementById('elsewhere')!

test('what was done is said, can be taken back, and the focus comes back to where it was', async () => {
  const main = shown()
  elsewhere().focus()
  const undo = vi.fn(() => Promise.resolve({}))
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

test('it goes by itself, unless somebody is in it', async () => {
  shown(STAYS)
  await userEvent.hover(page.getByRole('button', { name: 'Fall übergeben' }))
  offerUndo({ text: 'Termin verschoben', undo: () => Promise.resolve({}) })
  await expect.element(page.getByText('Termin verschoben')).toBeVisible()

  elsewhere().focus()
  await userEvent.tab()
  await pause(2 * STAYS)
  expect(undoable.value).toBeDefined()

  elsewhere().focus()
  await expect.poll(() => undoable.value).toBeUndefined()
})

test('a second thing takes the place of the first, and a failed undoing is told', async () => {
  shown()
  offerUndo({ text: 'Erstes', undo: () => Promise.resolve({}) })
  offerUndo({ text: 'Zweites', undo: () => Promise.resolve(undefined) })
  await expect.element(page.getByRole('status')).toHaveTextContent('Zweites')

  await userEvent.click(page.getByRole('button', { name: 'Rückgängig' }))

  await expect
    .element(page.getByRole('status'))
    .toHaveTextContent('Das ließ sich nicht mehr rückgängig machen.')
})
