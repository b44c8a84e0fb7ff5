import { parseDate } from '@internationalized/date'
import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h, ref } from 'vue'
import { mount } from '../testing/mount.ts'
import DateInput from './DateInput.vue'

const today = parseDate('2026-11-23')

function mountDate() {
  const day = ref<string | undefined>()
  const main = mount(() =>
    h(DateInput, {
      id: 'day',
      label: 'Datum',
      today,
      modelValue: day.value,
      'onUpdate:modelValue': (value: string | undefined) => (day.value = value),
    }),
  )
  return { main, day }
}

test('what is typed is read and answered with the weekday', async () => {
  const { day } = mountDate()

  await userEvent.click(page.getByLabelText('Datum', { exact: true }))
  await userEvent.keyboard('+14{Tab}')

  expect(day.value).toBe('2026-12-07')
  await expect.element(page.getByLabelText('Datum', { exact: true })).toHaveValue('Mo., 07.12.2026')
})

test('what is no date stays and is named at the field', async () => {
  const { main, day } = mountDate()

  await userEvent.click(page.getByLabelText('Datum', { exact: true }))
  await userEvent.keyboard('31.2.{Tab}')

  expect(day.value).toBeUndefined()
  await expect.element(page.getByText(/Kein Datum/)).toBeVisible()
  expect((await axe.run(main)).violations).toEqual([])
})

test('Alt and arrow down open the calendar', async () => {
  const { main } = mountDate()

  await userEvent.click(page.getByLabelText('Datum', { exact: true }))
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')

  await expect.element(page.getByRole('dialog', { name: /^Datum/ })).toBeVisible()
  expect((await axe.run(main)).violations).toEqual([])
})

test('the calendar is opened and closed by its button, which has the focus again after a choice', async () => {
  const { day } = mountDate()
  const button = page.getByRole('button', { name: 'Datum: Kalender öffnen' })
  const calendar = page.getByRole('dialog', { name: /^Datum/ })

  await userEvent.click(button)
  await expect.element(calendar).toBeVisible()
  await userEvent.click(button)
  await expect.element(calendar).not.toBeInTheDocument()

  await userEvent.click(button)
  await userEvent.keyboard('{ArrowRight}{Enter}')
  await expect.poll(() => day.value).toBe('2026-11-24')
  await expect.element(calendar).not.toBeInTheDocument()
  await expect.element(button).toHaveFocus()

  await userEvent.click(button)
  await userEvent.click(page.getByRole('heading', { name: 'Test' }))
  await expect.element(calendar).not.toBeInTheDocument()
  await expect.element(button).not.toHaveFocus()
})
