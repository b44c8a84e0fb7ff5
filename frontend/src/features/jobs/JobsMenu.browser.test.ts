import { Client, fetchExchange } from '@urql/vue'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h } from 'vue'
import { bring, startLanguage } from '../../locales/i18n.ts'
import { mount } from '../../testing/mount.ts'
import JobsMenu from './JobsMenu.vue'
import { jobsTexts } from './jobs.texts.ts'

const JOB = {
  id: 'j',
  kind: 'REASSIGN_CASES',
  state: 'RUNNING',
  total: 200,
  done: 100,
  cancelAsked: false,
  result: [{ outcome: 'MOVED', count: 100 }],
  undoes: null,
  undoUntil: null,
  endedAt: null,
  failure: null,
  version: 1,
  can: { cancel: true, undo: false },
}
const DONE = {
  ...JOB,
  state: 'DONE',
  done: 200,
  result: [
    { outcome: 'CHANGED', count: 1 },
    { outcome: 'MOVED', count: 199 },
  ],
  undoUntil: '2026-12-02T10:00:00Z',
  can: { cancel: false, undo: true },
}

let nodes: object[]
/** What there is once something was changed. */
let changed: object[] = []
const asked: string[] = []
const inputs: unknown[] = []

function shown(): void {
  const client = new Client({
    url: '/graphql',
    fetch: async (_url, init) => {
      const { operationName, variables } = JSON.parse(init?.body as string) as {
        operationName: string
        variables: { input?: object }
      }
      asked.push(operationName)
      if (variables.input) {
        inputs.push(variables.input)
        nodes = changed
      }
      const data = { myJobs: { nodes }, cancelJob: {}, undoJob: {} }
      return new Response(JSON.stringify({ data }), {
        headers: { 'content-type': 'application/json' },
      })
    },
    exchanges: [fetchExchange],
    preferGetMethod: false,
  })
  mount(() => h(JobsMenu), client)
}
const said = () => page.getByRole('status').first()
const menu = page.getByRole('button', { name: /^Vorgänge/ })

beforeAll(async () => {
  await startLanguage()
  await bring(jobsTexts)
})
/** What is waited before the next look; here that takes no time. */
const LOOKS = [1_000, 1_500, 2_250, 3_375, 5_000]
const waits: number[] = []
const later = globalThis.setTimeout
beforeEach(() => {
  for (const list of [asked, inputs, waits]) list.splice(0)
  vi.spyOn(globalThis, 'setTimeout').mockImplementation((run: () => void, ms = 0) => {
    const isLook = LOOKS.includes(ms)
    if (isLook) waits.push(ms)
    return later(run, isLook ? 1 : ms)
  })
})
afterEach(() => void vi.restoreAllMocks())

test('S12: is looked for once, and never again while nothing is under way', async () => {
  nodes = []
  shown()
  await expect.poll(() => asked).toEqual(['MyJobs'])
  await new Promise(resolve => later(resolve, 100))
  expect([asked.length, waits]).toEqual([1, []])
  expect(menu.elements()).toEqual([])
})

test('S12: while it is under way it is looked for ever less often; its end is said, with what came of it', async () => {
  nodes = [JOB]
  shown()
  await expect.element(menu).toHaveAccessibleName(/^Vorgänge: 50\s%$/)
  expect(said().element().textContent).toBe('')
  await expect.poll(() => waits.length).toBeGreaterThan(8)
  expect(waits.slice(0, 7)).toEqual([...LOOKS, 5_000, 5_000])

  nodes = [DONE]
  const end = () => said().element().textContent ?? ''
  await expect.poll(end).toContain('Fälle übergeben: Fertig. 199 Fälle übergeben. 1 Fall blieb')
  // each look but the first had been waited for, and none is
  expect(asked).toHaveLength(waits.length + 1)
})

test('S12: is stopped, and taken back, from any page, by keyboard', async () => {
  nodes = [{ ...JOB, id: 'k' }]
  shown()
  await expect.element(menu).toHaveAccessibleName(/^Vorgänge: 50\s%$/)
  menu.element().focus()
  await userEvent.keyboard('{Enter}')
  const stop = page.getByRole('button', { name: 'Anhalten' })
  await expect.element(stop).toBeVisible()
  changed = [{ ...DONE, id: 'k', state: 'CANCELLED', done: 100 }]
  stop.element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => asked).toContain('CancelJob')
  await expect.element(page.getByRole('button', { name: 'Rückgängig machen' })).toBeVisible()
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Fälle übergeben')

  page.getByRole('button', { name: 'Rückgängig machen' }).element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => asked).toContain('UndoJob')
  expect(inputs).toMatchObject([
    { id: 'k', version: 1 },
    { id: 'k', version: 1 },
  ])
})
