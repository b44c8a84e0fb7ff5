import { Client, fetchExchange } from '@urql/vue'
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { defineComponent, h } from 'vue'
import PagedList from '../components/PagedList.vue'
import { Accounts } from '../features/accounts/accounts.graphql.ts'
import { mount } from '../testing/mount.ts'
import { printWhole } from './printing.ts'
import { usePages } from './usePages.ts'

const PAGES: Record<string, string[]> = { '': ['Ada', 'Bo'], p2: ['Cem', 'Dana'], p3: ['Elif'] }
const NEXT: Record<string, string | null> = { '': 'p2', p2: 'p3', p3: null }

/** A server whose list has three pages. */
const client = () =>
  new Client({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [fetchExchange],
    fetch: async (_, init) => {
      const { variables } = JSON.parse(init?.body as string) as { variables: { after?: string } }
      const at = variables.after ?? ''
      const nodes = PAGES[at]!.map(displayName => ({ __typename: 'Account', displayName }))
      const pageInfo = { hasNextPage: NEXT[at] !== null, endCursor: NEXT[at] }
      return new Response(JSON.stringify({ data: { accounts: { nodes, pageInfo } } }), {
        headers: { 'content-type': 'application/json' },
      })
    },
  })

const Listing = defineComponent(() => {
  const list = usePages({
    query: Accounts,
    variables: () => ({}),
    connection: data => data.accounts,
    typenames: ['Account'],
  })
  return () =>
    h(PagedList<{ displayName: string }>, { list, empty: 'Niemand' }, {
      default: ({ nodes }: { nodes: { displayName: string }[] }) =>
        nodes.map(node => h('p', { class: 'row' }, node.displayName)),
    } as never)
})
const open = () => mount(() => h(Listing), client())
const rows = () => [...document.querySelectorAll('.row')].map(row => row.textContent)

beforeEach(() => history.replaceState(null, ''))

test('C26: a list comes back as far as it was read, and waits until it is there', async () => {
  open()
  await expect.poll(rows).toEqual(['Ada', 'Bo'])
  await userEvent.click(page.getByRole('button', { name: /^Weitere anzeigen/ }))
  await expect.poll(rows).toEqual(['Ada', 'Bo', 'Cem', 'Dana'])

  // as Back does: the page is made anew with the state of its entry in the history
  open()
  expect(document.querySelectorAll('[data-waiting]')).toHaveLength(1)
  await expect.poll(rows).toEqual(['Ada', 'Bo', 'Cem', 'Dana'])
  await expect.element(page.getByRole('button', { name: /bisher 4/ })).toBeVisible()
})

test('C26: a new entry of the history begins at the first page', async () => {
  open()
  await userEvent.click(page.getByRole('button', { name: /^Weitere anzeigen/ }))
  await expect.poll(() => rows().length).toBe(4)

  history.pushState(null, '')
  open()
  await expect.poll(rows).toEqual(['Ada', 'Bo'])
  expect(document.querySelectorAll('[data-waiting]')).toHaveLength(0)
})

test('C14: a list is read to its end before it is printed', async () => {
  open()
  await expect.poll(rows).toEqual(['Ada', 'Bo'])
  let printed: (string | null)[] = []
  const { print } = window
  window.print = () => (printed = rows())

  await printWhole()

  window.print = print
  expect(printed).toEqual(['Ada', 'Bo', 'Cem', 'Dana', 'Elif'])
})
