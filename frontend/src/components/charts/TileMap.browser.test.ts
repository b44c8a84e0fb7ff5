import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h, ref } from 'vue'
import { mount } from '../../testing/mount.ts'
import TileMap, { type Tile } from './TileMap.vue'

const tile = (id: string, name: string, value: number | null): Tile => ({
  id,
  name,
  urban: false,
  value,
  text: value === null ? 'unterdrückt' : String(value),
  faded: false,
})
const tiles = [
  tile('08222', 'Mannheim', 10),
  tile('08221', 'Heidelberg', 20),
  tile('08212', 'Karlsruhe', null),
  tile('08128', 'Main-Tauber-Kreis', 40),
]

function mountMap() {
  const selected = ref<string>()
  const main = mount(() =>
    h(TileMap, {
      label: 'Gespräche nach Kreis',
      tiles,
      format: String,
      missing: 'nicht ausgewiesen',
      urban: 'Stadtkreis',
      selected: selected.value,
      'onUpdate:selected': (id: string | undefined) => (selected.value = id),
    }),
  )
  return { main, selected }
}

test('one tab stop; arrows walk from tile to tile and over gaps', async () => {
  const { main, selected } = mountMap()
  expect(main.querySelectorAll('[tabindex="0"]')).toHaveLength(1)

  await userEvent.keyboard('{Tab}')
  expect(document.activeElement?.getAttribute('data-id')).toBe('08222')
  await userEvent.keyboard('{ArrowDown}')
  expect(document.activeElement?.getAttribute('data-id')).toBe('08212')
  await userEvent.keyboard('{ArrowUp}{ArrowRight}{ArrowRight}{Enter}')

  expect(selected.value).toBe('08128')
})

test('a hidden value says its reason and is hatched', async () => {
  const { main } = mountMap()

  const hidden = page.getByRole('button', { name: 'KA Karlsruhe: unterdrückt' })

  await expect.element(hidden).toHaveClass('void')
  expect((await axe.run(main)).violations).toEqual([])
})
