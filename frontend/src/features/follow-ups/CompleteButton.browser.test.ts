import { Client, fetchExchange } from '@urql/vue'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h } from 'vue'
import { mount } from '../../testing/mount.ts'
import CompleteButton from './CompleteButton.vue'

const DONE = {
  clientMutationId: 'x',
  followUp: { id: 'f', status: 'DONE', doneOn: '2026-03-16', version: 2 },
}

test('what was completed is not completed again while the list still shows it', async () => {
  const sent: unknown[] = []
  const client = new Client({
    url: '/graphql',
    fetch: async (_url, init) => {
      sent.push(init?.body)
      return new Response(JSON.stringify({ data: { completeFollowUp: DONE } }))
    },
    exchanges: [fetchExchange],
    preferGetMethod: false,
  })
  const followUp = { id: 'f', title: 'Antrag', version: 1 }
  mount(() => h(CompleteButton, { followUp }), client)
  const button = page.getByRole('button', { name: /Antrag/ })
  await userEvent.click(button)
  await expect.element(button).toHaveAttribute('aria-disabled', 'true')
  await expect.poll(() => sent.length).toBe(1)

  // Playwright's own click would wait until it is enabled
  button.element().dispatchEvent(new MouseEvent('click', { bubbles: true }))
  await userEvent.keyboard('{Enter}')

  await expect.element(button).toHaveAttribute('aria-disabled', 'true')
  expect(sent).toHaveLength(1)
  expect(page.getByRole('alert').elements()).toEqual([])
})
