import { Client, fetchExchange } from '@urql/vue'
import axe from 'axe-core'
import * as v from 'valibot'
import { beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { defineComponent, h, ref, shallowRef } from 'vue'
import { required } from '../api/problem.ts'
import { mayLeave } from '../composables/leaveGuard.ts'
import { useRecordAction } from '../composables/useRecordAction.ts'
import { compared } from '../composables/versions.ts'
import { useDraft } from '../drafts/useDraft.ts'
import { InviteAccount } from './accounts/accounts.graphql.ts'
import { described } from '../testing/refusal.ts'
import { mount } from '../testing/mount.ts'
import RecordForm from '../components/RecordForm.vue'
import TextField from '../components/TextField.vue'

const untouched = () => ({ displayName: '', email: '' })
const events: string[] = []
/** What somebody else has saved meanwhile. */
const saved = ref('')
const version = shallowRef(1)

/** A form as features write it. */
const Invitation = defineComponent(() => {
  const draft = ref(untouched())
  const form = useRecordAction({
    mutation: InviteAccount,
    draft: useDraft({
      form: 'invite',
      fields: draft,
      untouched,
      shape: { displayName: v.string(), email: v.string() },
      version: () => version.value,
    }),
    wrong: () =>
      (['displayName', 'email'] as const).filter(name => !draft.value[name]).map(required),
    input: seen => {
      events.push(`sent about ${seen}`)
      return { ...draft.value, role: 'COORDINATOR' as const }
    },
    done: () => events.push('done'),
    stale: () => (version.value = 2),
    compare: () =>
      saved.value ? compared([['Name', saved.value]], [['Name', draft.value.displayName]]) : [],
  })
  const field = (path: 'displayName' | 'email', label: string) =>
    h(TextField, {
      path,
      label,
      modelValue: draft.value[path],
      'onUpdate:modelValue': (text: string) => (draft.value[path] = text),
    })
  return () =>
    h(
      RecordForm,
      { form, label: 'Einladung', verb: 'Einladen' },
      {
        default: () => [field('displayName', 'Name'), field('email', 'E-Mail')],
        remedy: ({ conflict }: { conflict: boolean }) =>
          conflict ? h('p', 'Jemand war schneller') : [],
      },
    )
})

/** A server that answers what the test wants next. */
function open(...answers: object[]) {
  const client = new Client({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [fetchExchange],
    fetch: async () =>
      new Response(JSON.stringify(answers.shift()), {
        headers: { 'content-type': 'application/json' },
      }),
  })
  return mount(() => h(Invitation), client)
}
const refused = (code: string, fields: object[] = []) => ({
  errors: [{ message: 'wrong', extensions: { code, fields } }],
})
const fill = async () => {
  await userEvent.fill(page.getByLabelText('Name'), 'Ada Yılmaz')
  await userEvent.fill(page.getByLabelText('E-Mail'), 'ada@kreis.example')
}
const save = () => userEvent.click(page.getByRole('button', { name: 'Einladen' }))

beforeEach(() => {
  saved.value = ''
  events.length = 0
  version.value = 1
})

test('D7: what is missing is told at its field and in a summary that leads there', async () => {
  const main = open()
  await userEvent.fill(page.getByLabelText('Name'), 'Ada')
  await save()

  await expect
    .element(page.getByRole('alert').getByText('Einige Angaben passen nicht.'))
    .toBeVisible()
  expect(described('E-Mail')).toEqual(['Bitte ausfüllen'])
  await expect.element(page.getByLabelText('E-Mail')).toHaveFocus()
  expect((await axe.run(main)).violations).toEqual([])

  await userEvent.click(page.getByLabelText('Name'))
  await userEvent.click(page.getByRole('link', { name: 'E-Mail' }))
  await expect.element(page.getByLabelText('E-Mail')).toHaveFocus()
  expect(events).toEqual([])
})

test('D7: what the server refuses stands at its field; what is right again is sent', async () => {
  open(refused('BAD_USER_INPUT', [{ path: 'email', rule: 'email', message: '' }]), {
    data: { inviteAccount: { account: { id: 'a' } } },
  })
  await fill()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => document.querySelector('.field-error')?.textContent).toContain('E-Mail')
  await expect.element(page.getByLabelText('E-Mail')).toHaveFocus()

  await save()
  await expect.poll(() => events).toEqual(['sent about 1', 'sent about 1', 'done'])
})

test('LOCK-1: whoever was slower keeps what is typed, and sends it about the newer version', async () => {
  open(refused('CONFLICT'), { data: { inviteAccount: { account: { id: 'a' } } } })
  await fill()
  await save()
  await expect.element(page.getByText('Jemand war schneller')).toBeVisible()
  await expect.element(page.getByLabelText('Name')).toHaveValue('Ada Yılmaz')

  await save()
  await expect.poll(() => events).toEqual(['sent about 1', 'sent about 2', 'done'])
})

test('LOCK-1: what is saved stands beside what is typed, and either can be taken', async () => {
  saved.value = 'Ada Yildiz'
  const main = open(refused('CONFLICT'), { data: { inviteAccount: { account: { id: 'a' } } } })
  await fill()
  await save()

  await expect
    .element(page.getByRole('row', { name: /Name.*geändert.*Ada Yildiz.*Ada Yılmaz/ }))
    .toBeVisible()
  expect((await axe.run(main)).violations).toEqual([])
  await userEvent.click(page.getByRole('button', { name: 'Gespeicherten Stand übernehmen' }))
  await expect.element(page.getByLabelText('Name')).toHaveValue('')
  await expect.element(page.getByRole('row')).not.toBeInTheDocument()

  open(refused('CONFLICT'), { data: { inviteAccount: { account: { id: 'a' } } } })
  await fill()
  await save()
  await userEvent.click(page.getByRole('button', { name: 'Meine Eingaben speichern' }))
  await expect.poll(() => events.at(-1)).toBe('done')
})

test('a page with something typed asks before it goes, when it could not be kept', async () => {
  const confirm = vi.spyOn(window, 'confirm').mockReturnValue(false)
  open()
  await fill()

  await expect.poll(mayLeave).toBe(false)
  expect(confirm).toHaveBeenCalled()
  confirm.mockRestore()
})
