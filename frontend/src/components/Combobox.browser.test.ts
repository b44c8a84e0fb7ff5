import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { computed, h, ref } from 'vue'
import { mount } from '../testing/mount.ts'
import Combobox from './Combobox.vue'

const places = [
  { id: '1', name: 'Wertheim' },
  { id: '2', name: 'Weikersheim' },
  { id: '3', name: 'Boxberg' },
]

function mountPlaces(multiple: boolean) {
  const chosen = ref<typeof places>([])
  const search = ref('')
  const options = computed(() => places.filter(p => p.name.toLowerCase().includes(search.value)))
  const main = mount(() =>
    h(Combobox as never, {
      id: 'place',
      label: 'Ort',
      multiple,
      options: options.value,
      text: (p: { name: string }) => p.name,
      modelValue: chosen.value,
      search: search.value,
      'onUpdate:modelValue': (value: typeof places) => (chosen.value = value),
      'onUpdate:search': (value: string) => (search.value = value),
    }),
  )
  return { main, chosen }
}

test('typing narrows the list, Enter takes the first, and axe finds nothing', async () => {
  const { main, chosen } = mountPlaces(false)

  await userEvent.click(page.getByLabelText('Ort'))
  await userEvent.keyboard('wei')
  await expect.element(page.getByRole('option')).toHaveTextContent('Weikersheim')
  expect((await axe.run(main)).violations).toEqual([])
  await userEvent.keyboard('{Enter}')

  expect(chosen.value.map(p => p.name)).toEqual(['Weikersheim'])
  await expect.element(page.getByLabelText('Ort')).toHaveValue('Weikersheim')
})

test('with several, Backspace in the empty field removes the last', async () => {
  const { chosen } = mountPlaces(true)

  await userEvent.click(page.getByLabelText('Ort'))
  await userEvent.keyboard('box{Enter}wert{Enter}')
  expect(chosen.value.map(p => p.name)).toEqual(['Boxberg', 'Wertheim'])
  await userEvent.keyboard('{Backspace}')

  expect(chosen.value.map(p => p.name)).toEqual(['Boxberg'])
})
