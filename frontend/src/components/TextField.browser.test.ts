import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { h, ref } from 'vue'
import { mount } from '../testing/mount.ts'
import TextField from './TextField.vue'

test.each([
  ['a line', undefined],
  ['several lines', 3],
])(
  'C17: nothing is cut of what is pasted into %s; how much is too much is told beside it',
  async (_, lines) => {
    const text = ref('')
    const field = {
      path: 'reason',
      label: 'Begründung',
      most: 200,
      ...(lines && { lines }),
      'onUpdate:modelValue': (typed: string) => (text.value = typed),
    }
    mount(() => h(TextField, { ...field, modelValue: text.value }))
    const input = page.getByLabelText('Begründung')

    await input.fill('x'.repeat(170))
    await expect.element(input).toHaveAccessibleDescription('170 von höchstens 200 Zeichen')
    await expect.element(input).not.toHaveAttribute('aria-invalid')

    await input.fill('x'.repeat(201))
    expect(text.value).toHaveLength(201)
    await expect.element(input).toHaveAccessibleDescription('201 von höchstens 200 Zeichen')
    await expect.element(input).toHaveAttribute('aria-invalid', 'true')
  },
)
