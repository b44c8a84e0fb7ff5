import { parseDate } from '@internationalized/date'
import { cacheExchange, Client, fetchExchange } from '@urql/vue'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h, nextTick, shallowRef } from 'vue'
import { keep } from '../../drafts/vault.ts'
import { inVault, leyla, stillness } from '../../testing/draft-form.ts'
import { withCodes } from '../../testing/codes.ts'
import { mount } from '../../testing/mount.ts'
import { clientOf } from './client.ts'
import QuickEntry from './QuickEntry.vue'

type Input = Record<string, unknown>
const TODAY = '2026-11-23'

const caseOf = (id: string, displayName: string, size: number) => ({
  __typename: 'Case' as const,
  id,
  number: `2026-${id}`,
  status: 'ACTIVE' as const,
  informedOn: '2026-01-07',
  consentForm: 'WRITTEN' as const,
  person: { __typename: 'Person' as const, id: `p-${id}`, displayName, languages: [] },
  household: { __typename: 'Household' as const, id: `h-${id}`, size },
  municipality: { __typename: 'Municipality' as const, ags: '08226085', name: 'Sinsheim' },
  lastConsultation: null,
})
const amal = caseOf('a', 'Amal Aziz', 1)
const bana = caseOf('b', 'Bana Badr', 5)

/** The quick entry on a page whose agenda has a follow-up of Amal's; knows both cases. */
function mountToday() {
  const recorded: Input[] = []
  const client = new Client({
    url: '/graphql',
    fetch: withCodes(async (_url, init) => {
      const { operationName, variables } = JSON.parse(init?.body as string) as {
        operationName: string
        variables: { id: string; input: Input }
      }
      if (operationName === 'ClientCase')
        return answer({ case: [amal, bana].find(({ id }) => id === variables.id) })
      recorded.push(variables.input)
      return answer({ recordConsultation: { clientMutationId: 'x', consultation: null } })
    }),
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
  })
  const today = shallowRef(parseDate(TODAY))
  const picked = shallowRef<string>()
  const about = shallowRef(clientOf(amal))
  mount(
    () =>
      h(QuickEntry, {
        today: today.value,
        ...(picked.value && { client: about.value, settles: { id: 'f', title: 'Antrag' } }),
        onSettle: (id: string) => (picked.value = id),
        onDone: () => (picked.value = undefined),
      }),
    client,
  )
  /** As when something was saved elsewhere on the page. */
  const askAgain = () => (about.value = clientOf({ ...amal }))
  return { recorded, picked, askAgain, today }
}

const answer = (data: object) => new Response(JSON.stringify({ data }))
const person = page.getByLabelText('Person oder Familie')
const save = () => userEvent.keyboard('{Control>}{Enter}{/Control}')

function draftOf(typed: object) {
  const complete = { heldOn: TODAY, topics: ['HOUSING'], note: 'Halb getippt', ...typed }
  return keep(leyla, { id: crypto.randomUUID(), form: 'talk', at: Date.now(), typed: complete })
}

test('A6: a talk comes back with whom it was, whatever follow-up was picked beside it', async () => {
  await draftOf({ caseId: 'b', settlesId: 'f', unit: 'FAMILY' })
  const { recorded } = mountToday()
  await expect.element(person).toHaveValue('Bana Badr')
  await expect.element(page.getByLabelText(/^Notiz/)).toHaveValue('Halb getippt')

  await person.click()
  await save()

  await expect.poll(() => recorded).toHaveLength(1)
  expect(recorded[0]).toMatchObject({ caseId: 'b', unit: 'FAMILY', completesFollowUpId: null })
})

test('A6: a talk comes back with the follow-up that it settles', async () => {
  await draftOf({ caseId: 'a', settlesId: 'f' })
  const { recorded } = mountToday()
  await expect.element(person).toHaveValue('Amal Aziz')
  await expect.element(page.getByText('Erledigt die Wiedervorlage „Antrag“')).toBeVisible()

  await person.click()
  await save()

  await expect.poll(() => recorded).toHaveLength(1)
  expect(recorded[0]).toMatchObject({ caseId: 'a', completesFollowUpId: 'f' })
})

test('A6: a family talk of yesterday comes back as one, with its day', async () => {
  await draftOf({ caseId: 'b', unit: 'FAMILY', heldOn: '2026-11-22' })
  const { recorded } = mountToday()
  await expect.element(person).toHaveValue('Bana Badr')
  await person.click()
  await save()

  await expect.poll(() => recorded).toHaveLength(1)
  expect(recorded[0]).toMatchObject({ unit: 'FAMILY', heldOn: '2026-11-22' })
})

test('A1: whoever was chosen stays chosen when the agenda is asked again', async () => {
  await draftOf({ caseId: 'b', unit: 'FAMILY' })
  const { picked, askAgain, recorded } = mountToday()
  await expect.element(person).toHaveValue('Bana Badr')
  // somebody picks Amal's follow-up, and then changes her mind: what is typed was about Bana
  picked.value = 'f'
  await expect.element(person).toHaveValue('Amal Aziz')
  await expect.element(page.getByText('Erledigt die Wiedervorlage „Antrag“')).toBeVisible()
  askAgain()
  await nextTick()
  await expect.element(person).toHaveValue('Amal Aziz')
  await person.click()
  await save()
  await expect.poll(() => recorded).toHaveLength(1)
  askAgain()
  await nextTick()
  await expect.element(person).toHaveValue('')
})

test('C4: a form in which nobody types moves on at midnight, and is no draft', async () => {
  const { today } = mountToday()
  await expect.element(page.getByRole('textbox', { name: 'Datum' })).toHaveValue('Mo., 23.11.2026')
  today.value = parseDate('2026-11-24')
  await expect.element(page.getByRole('textbox', { name: 'Datum' })).toHaveValue('Di., 24.11.2026')
  await stillness()
  expect(await inVault()).toEqual([])
})

test('minutes of one’s own count when Ctrl+Enter comes right behind them', async () => {
  await draftOf({ caseId: 'b', unit: 'FAMILY' })
  const { recorded } = mountToday()
  await expect.element(person).toHaveValue('Bana Badr')
  await userEvent.click(page.getByLabelText('andere Dauer in Minuten'))
  await userEvent.keyboard('50')
  await save()
  await expect.poll(() => recorded).toHaveLength(1)
  expect(recorded[0]).toMatchObject({ minutes: 50 })
})
