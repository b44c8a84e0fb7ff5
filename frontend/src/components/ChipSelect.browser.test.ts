import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h, ref } from 'vue'
import { mount } from '../testing/mount.ts'
import ChipSelect from './ChipSelect.vue'

const options = [
  { id: 'a', label: 'Aufenthalt' },
  { id: 'w', label: 'Wohnen' },
  { id: 's', label: 'Sprache' },
]

test('arrows and letters move, space toggles, and axe finds nothing', async () => {
  const chosen = ref<string[]>([])
  const main = mount(() =>
    h(ChipSelect, {
      label: 'Themen',
      options,
      modelValue: chosen.value,
      'onUpdate:modelValue': (value: string[]) => (chosen.value = value),
    }),
  )

  await userEvent.tab()
  await expect.element(page.getByRole('button', { name: 'Aufenthalt' })).toHaveFocus()
  await userEvent.keyboard('s ')
  expect(chosen.value).toEqual(['s'])
  await userEvent.keyboard('{ArrowLeft} ')
  expect(chosen.value).toEqual(['s', 'w'])
  expect((await axe.run(main)).violations).toEqual([])
})
