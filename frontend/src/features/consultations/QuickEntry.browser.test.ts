import { parseDate } from '@internationalized/date'
import { cacheExchange, Client, fetchExchange } from '@urql/vue'
import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h } from 'vue'
import { mount } from '../../testing/mount.ts'
import { watchedFetch } from '../../composables/useConnection.ts'
import type { Client as Person } from './client.ts'
import QuickEntry from './QuickEntry.vue'

const rana: Person = {
  id: '0199-case',
  name: 'Al-Khatib, Rana',
  number: '2026-00311',
  place: 'Wertheim',
  languages: ['ar'],
  size: 5,
  last: '2026-11-20',
}

interface Sent {
  variables: { input: { clientMutationId: string; caseId: string; topics: string[]; unit: string } }
}

/** A server that records what it is sent; while `down` nothing gets through. */
function mountEntry(server: { down: boolean }) {
  const sent: Sent[] = []
  const real = globalThis.fetch
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : input.toString()
    if (url.includes('/health/live')) return answer(server.down ? 503 : 200, {})
    if (!url.includes('/graphql')) return real(input, init)
    sent.push(JSON.parse(typeof init?.body === 'string' ? init.body : 'null') as Sent)
    if (server.down) return Promise.reject(new TypeError('no line'))
    const consultation = { id: 'c', heldOn: '2026-11-23', case: null, __typename: 'Consultation' }
    return answer(200, { data: { recordConsultation: { clientMutationId: 'x', consultation } } })
  }
  const client = new Client({
    url: '/graphql',
    fetch: watchedFetch,
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
  })
  const main = mount(() => h(QuickEntry, { today: parseDate('2026-11-23'), client: rana }), client)
  return { main, sent, restore: () => (globalThis.fetch = real) }
}

function answer(status: number, body: unknown) {
  return Promise.resolve(
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }),
  )
}

test('names what is missing and goes there', async () => {
  const { main, sent, restore } = mountEntry({ down: false })

  await userEvent.click(page.getByRole('button', { name: /Speichern/ }))

  await expect.element(page.getByText('Fehlt noch: Themen')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Wohnen' })).toHaveFocus()
  expect((await axe.run(main)).violations).toEqual([])
  expect(sent).toEqual([])
  restore()
})

test('saves a family talk by keyboard and empties the form', async () => {
  const { sent, restore } = mountEntry({ down: false })

  await userEvent.click(page.getByRole('button', { name: 'Wohnen' }))
  await userEvent.keyboard('{Control>}{Enter}{/Control}')

  await expect.element(page.getByText('Gespräch gespeichert:')).toBeVisible()
  await expect.element(page.getByLabelText('Person oder Familie')).toHaveFocus()
  await expect.element(page.getByLabelText('Person oder Familie')).toHaveValue('')
  expect(sent[0]?.variables.input).toMatchObject({
    caseId: rana.id,
    topics: ['HOUSING'],
    unit: 'FAMILY',
  })
  restore()
})

test('IDEM-1 without a line the form stays, says so, and sends again under the same id', async () => {
  const server = { down: true }
  const { sent, restore } = mountEntry(server)

  await userEvent.click(page.getByRole('button', { name: 'Wohnen' }))
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.element(page.getByText(/wartet auf die Verbindung/)).toBeVisible()
  await expect.element(page.getByLabelText('Person oder Familie')).toHaveValue('Al-Khatib, Rana')
  server.down = false

  await expect.element(page.getByText('Gespräch gespeichert:'), { timeout: 12_000 }).toBeVisible()
  expect(new Set(sent.map(s => s.variables.input.clientMutationId)).size).toBe(1)
  expect(sent.length).toBeGreaterThan(1)
  restore()
}, 20_000)
