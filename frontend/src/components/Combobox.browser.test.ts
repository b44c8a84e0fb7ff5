import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { computed, h, ref, shallowRef, watch } from 'vue'
import { mount } from '../testing/mount.ts'
import { answerFrom, type Answer } from './answer.ts'
import Combobox from './Combobox.vue'

const places = [
  { id: '1', name: 'Wertheim' },
  { id: '2', name: 'Weikersheim' },
  { id: '3', name: 'Boxberg' },
]

function mountPlaces(multiple: boolean) {
  const chosen = ref<typeof places>([])
  const search = ref('')
  const answer = computed(() => answerFrom(places, search.value, p => p.name))
  const main = mount(() =>
    h(Combobox as never, {
      id: 'place',
      label: 'Ort',
      multiple,
      answer: answer.value,
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

/** Answers come when the test lets them, each to the text it was asked with. */
function mountLate(multiple = false) {
  const chosen = ref<typeof places>([])
  const search = ref('')
  const answer = shallowRef<Answer<(typeof places)[number]>>({ to: '', options: [] })
  const asked: string[] = []
  watch(search, text => asked.push(text))
  const main = mount(() =>
    h('form', { onSubmit: (event: Event) => event.preventDefault() }, [
      h(Combobox as never, {
        id: 'place',
        label: 'Ort',
        multiple,
        answer: answer.value,
        text: (p: { name: string }) => p.name,
        modelValue: chosen.value,
        search: search.value,
        'onUpdate:modelValue': (value: typeof places) => (chosen.value = value),
        'onUpdate:search': (value: string) => (search.value = value),
      }),
    ]),
  )
  const come = (text: string) => (answer.value = answerFrom(places, text, p => p.name))
  const names = () => chosen.value.map(p => p.name)
  return { main, chosen, names, asked, come }
}

test.each([false, true])(
  'A1: what answers an older text is not offered, and Enter does not take it (several: %s)',
  async multiple => {
    const { main, names, come } = mountLate(multiple)
    await userEvent.click(page.getByLabelText('Ort'))
    await userEvent.keyboard('heim')
    come('heim')
    await expect.element(page.getByRole('option').first()).toHaveTextContent('Wertheim')

    await userEvent.keyboard('{Control>}a{/Control}box')
    expect(page.getByRole('option').elements()).toEqual([])
    await expect.element(page.getByText('Wird gesucht')).toBeVisible()
    expect((await axe.run(main)).violations).toEqual([])
    await userEvent.keyboard('{Enter}')
    come('bo')
    await expect.element(page.getByText('Wird gesucht')).toBeVisible()

    expect(names()).toEqual([])
  },
)

test('A1: Enter waits for its own answer and takes the only one', async () => {
  const { names, come } = mountLate()
  await userEvent.click(page.getByLabelText('Ort'))
  await userEvent.keyboard('box{Enter}')
  expect(names()).toEqual([])
  come('box')

  await expect.element(page.getByLabelText('Ort')).toHaveValue('Boxberg')
  expect(names()).toEqual(['Boxberg'])
})

test('A1: where the answer leaves a choice, Enter that came too early takes nothing', async () => {
  const { names, come } = mountLate()
  await userEvent.click(page.getByLabelText('Ort'))
  await userEvent.keyboard('heim{Enter}')
  come('heim')

  const first = page.getByRole('option', { name: 'Wertheim' })
  await expect.element(first).toHaveAttribute('data-highlighted')
  expect(names()).toEqual([])
  await userEvent.keyboard('{Enter}')
  expect(names()).toEqual(['Wertheim'])
})

test('A1: whoever types on after Enter is not waited for', async () => {
  const { names, come } = mountLate()
  await userEvent.click(page.getByLabelText('Ort'))
  await userEvent.keyboard('box{Enter}b')
  come('box')
  await userEvent.keyboard('{Backspace}')

  await expect.element(page.getByRole('option', { name: 'Boxberg' })).toBeVisible()
  expect(names()).toEqual([])
})

test('A1: what stands first is highlighted, also when the list changes under the hand', async () => {
  const { names, come } = mountLate()
  await userEvent.click(page.getByLabelText('Ort'))
  await userEvent.keyboard('heim')
  come('heim')
  await userEvent.keyboard('{ArrowDown}')
  const second = page.getByRole('option', { name: 'Weikersheim' })
  await expect.element(second).toHaveAttribute('data-highlighted')
  await userEvent.keyboard('{Control>}a{/Control}e')
  come('e')

  const first = page.getByRole('option', { name: 'Wertheim' })
  await expect.element(first).toHaveAttribute('data-highlighted')
  await userEvent.keyboard('{Enter}')
  expect(names()).toEqual(['Wertheim'])
})

test('A1: while something else is typed nothing is chosen; Escape brings the choice back', async () => {
  const { chosen, names } = mountLate()
  chosen.value = [places[2]!]
  await userEvent.click(page.getByLabelText('Ort'))
  await userEvent.keyboard('wei')
  expect(names()).toEqual([])

  await userEvent.keyboard('{Escape}')
  expect(names()).toEqual(['Boxberg'])
  await expect.element(page.getByLabelText('Ort')).toHaveValue('Boxberg')

  await userEvent.keyboard('wei{Tab}')
  expect(names()).toEqual([])
  await expect.element(page.getByLabelText('Ort')).toHaveValue('')
})
