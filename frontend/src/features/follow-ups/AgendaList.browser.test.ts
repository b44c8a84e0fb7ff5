import axe from 'axe-core'
import { Client, fetchExchange } from '@urql/vue'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h, shallowRef } from 'vue'
import type { ResultOf } from '../../api/graphql.ts'
import { mount } from '../../testing/mount.ts'
import AgendaList from './AgendaList.vue'
import type { FollowUpFields } from './follow-ups.graphql.ts'

const TODAY = '2026-11-23'

/** Follow-ups by their titles; all of one case, of which the list shows little. */
const due = (title: string, version = 1) =>
  ({
    id: title,
    title,
    dueOn: TODAY,
    reason: 'CUSTOM',
    status: 'OPEN',
    version,
    can: { complete: true },
    case: {
      number: '2026-1',
      person: { displayName: 'Amal Aziz' },
      municipality: { name: 'Sinsheim' },
    },
  }) as unknown as ResultOf<typeof FollowUpFields>

/** An agenda whose first follow-up somebody else has changed; what is asked again is what `after` has. */
function mountAgenda(after: ReturnType<typeof due>[]) {
  const sent: number[] = []
  const client = new Client({
    url: '/graphql',
    fetch: async (_url, init) => {
      const { variables } = JSON.parse(init?.body as string) as {
        variables: { input: { version: number } }
      }
      sent.push(variables.input.version)
      const body =
        variables.input.version > 1
          ? {
              data: {
                completeFollowUp: { clientMutationId: 'x', followUp: { id: 'x', version: 3 } },
              },
            }
          : { errors: [{ message: 'x', extensions: { code: 'CONFLICT' } }] }
      return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
    },
    exchanges: [fetchExchange],
    preferGetMethod: false,
  })
  const items = shallowRef([due('Antrag'), due('Kita')])
  const agenda = () =>
    h(AgendaList, {
      items: items.value,
      today: TODAY,
      modelValue: undefined,
      onStale: () => (items.value = after),
    })
  return { main: mount(agenda, client), sent }
}

const tick = (title: string) => page.getByRole('button', { name: `„${title}“ erledigen` })
const boxOf = (element: Element) => element.getBoundingClientRect()

test.for([1440, 390])('a refused tick says so in a place of its own, %i wide', async width => {
  await page.viewport(width, 844)
  const { main, sent } = mountAgenda([due('Antrag', 2), due('Kita')])
  await userEvent.click(tick('Antrag'))

  const refusal = page.getByRole('alert')
  await expect.element(refusal).toBeVisible()
  const { top, bottom } = boxOf(refusal.element())
  for (const other of main.querySelectorAll('button')) {
    const box = boxOf(other)
    expect(box.bottom <= top || box.top >= bottom, other.textContent).toBe(true)
  }
  // and the tick is where it was, at the end of its row
  const row = boxOf(page.getByRole('button', { name: /Amal Aziz Antrag/ }).element())
  const { y, height, right } = boxOf(tick('Antrag').element())
  expect(y + height / 2).toBeCloseTo(row.y + row.height / 2, 0)
  expect(row.right - right).toBeLessThan(20)
  expect((await axe.run(main)).violations).toEqual([])

  // the list has been asked again: the next press is about what is there now
  await userEvent.click(tick('Antrag'))
  await expect.poll(() => sent).toEqual([1, 2])
  await expect.element(refusal).not.toBeInTheDocument()
})

test('C7: a follow-up that somebody else has completed goes, is spoken of, and the next one has the focus', async () => {
  const { main } = mountAgenda([due('Kita')])
  await userEvent.click(tick('Antrag'))

  await expect.element(page.getByText(/^„Antrag“ ist nicht mehr offen/)).toBeVisible()
  await expect.element(tick('Kita')).toHaveFocus()
  expect((await axe.run(main)).violations).toEqual([])
})

test('C7: when the last one goes, the focus stays with the list', async () => {
  mountAgenda([])
  await userEvent.click(tick('Antrag'))

  await expect.element(page.getByText('Nichts fällig')).toBeVisible()
  await expect.element(page.getByRole('region', { name: 'Wiedervorlagen' })).toHaveFocus()
})
