import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h, ref } from 'vue'
import { mount } from '../testing/mount.ts'
import GuidedSteps from './GuidedSteps.vue'

type Step = 'file' | 'check' | 'send'
const steps = [
  { name: 'file', title: 'Datei' },
  { name: 'check', title: 'Prüfen' },
  { name: 'send', title: 'Senden' },
] as const

function guided() {
  const step = ref<Step>('file')
  const done = ref<Step[]>([])
  const missing: Step[] = []
  const main = mount(() =>
    h(
      GuidedSteps<Step>,
      {
        label: 'Bogen einreichen',
        steps,
        done: (one: Step) => done.value.includes(one),
        modelValue: step.value,
        'onUpdate:modelValue': (next: Step) => (step.value = next),
        onMissing: (one: Step) => missing.push(one),
      },
      {
        file: () => h('p', 'Welche Datei?'),
        check: () => h('p', 'Stimmt alles?'),
        send: () => h('p', 'Fertig zum Senden'),
        finish: () => h('button', { class: 'btn primary' }, 'Einreichen'),
      },
    ),
  )
  return { main, step, done, missing }
}

test('nobody goes on before a step is done, and the focus goes to the next step', async () => {
  const { main, step, done, missing } = guided()
  await expect.element(page.getByRole('button', { name: 'Senden' })).toBeDisabled()

  await userEvent.click(page.getByRole('button', { name: 'Weiter' }))
  expect({ step: step.value, missing }).toEqual({ step: 'file', missing: ['file'] })

  done.value = ['file']
  await userEvent.click(page.getByRole('button', { name: 'Weiter' }))
  await expect.element(page.getByText('Stimmt alles?')).toBeVisible()
  await expect.element(page.getByRole('heading', { name: /^Prüfen/ })).toHaveFocus()
  await expect
    .element(page.getByRole('button', { name: 'Prüfen' }))
    .toHaveAttribute('aria-current', 'step')
  await expect.element(page.getByRole('button', { name: /^Datei.*erledigt$/ })).toBeEnabled()
  expect((await axe.run(main)).violations).toEqual([])
})

test('back is always open, and the last step has the verb', async () => {
  const { step, done } = guided()
  done.value = ['file', 'check']
  step.value = 'send'

  await expect.element(page.getByRole('button', { name: 'Einreichen' })).toBeVisible()
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  await userEvent.click(page.getByRole('button', { name: 'Zurück' }))
  expect(step.value).toBe('check')
})
