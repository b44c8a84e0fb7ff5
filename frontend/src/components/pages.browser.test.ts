import axe from 'axe-core'
import { beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h, ref, shallowRef } from 'vue'
import { printsWith } from '../composables/printing.ts'
import type { Pages } from '../composables/usePages.ts'
import { mount } from '../testing/mount.ts'
import JobProgress from './JobProgress.vue'
import PagedList from './PagedList.vue'
import PageFrame from './PageFrame.vue'
import PagePart from './PagePart.vue'
import SideBySide from './SideBySide.vue'

const LONG = 'Wolfeschlegelsteinhausenbergerdorff-Papandreou-Al-Mutanabbi-Nguyen-Okonkwo-Kaya'
beforeEach(() => page.viewport(1280, 800))

const violations = async (main: Element) => (await axe.run(main)).violations

test('C13: a heading of any length breaks, and nothing scrolls sideways at 320 pixels', async () => {
  await page.viewport(320, 640)
  const main = mount(() =>
    h(
      PageFrame,
      { title: LONG, lead: LONG, printable: true },
      {
        tools: () => h('button', { class: 'btn' }, 'Gespräch erfassen'),
        default: () => h(PagePart, { title: LONG, count: 12 }, () => h('p', 'Inhalt')),
      },
    ),
  )

  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  expect(document.title).toContain(LONG)
  expect(await violations(main.querySelector('.frame')!)).toEqual([])
})

test('C14: paper gets every page of a list, and the tools of none', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined)
  const read = ref('first page')
  const Listing = {
    setup() {
      printsWith(async () => {
        await new Promise(resolve => setTimeout(resolve, 20))
        read.value = 'all pages'
      })
      return () => h('p', read.value)
    },
  }
  let printed = ''
  print.mockImplementation(() => (printed = document.body.textContent))
  mount(() => h(PageFrame, { title: 'Heute', printable: true }, () => h(Listing)))

  await userEvent.click(page.getByRole('button', { name: 'Drucken' }))

  await expect.poll(() => printed).toContain('all pages')
  print.mockRestore()
})

function list(over: Partial<Pages<{ id: string }>> = {}): Pages<{ id: string }> {
  return {
    nodes: shallowRef([{ id: 'a' }, { id: 'b' }]),
    ready: ref(true),
    error: shallowRef(undefined),
    hasMore: ref(false),
    more: () => undefined,
    restart: () => undefined,
    refresh: () => undefined,
    ...over,
  }
}
const rows = {
  default: ({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => h('p', id)),
}

test('a list says that it waits, that it is empty, and how many more there are', async () => {
  const waiting = list({ ready: ref(false) })
  const empty = list({ nodes: shallowRef([]) })
  const more = vi.fn()
  const long = list({ hasMore: ref(true), more })
  const main = mount(() => [
    h(PagedList<{ id: string }>, { list: waiting, empty: 'Kein Fall' }, rows),
    h(PagedList<{ id: string }>, { list: empty, empty: 'Kein Fall', emptyText: 'Anlegen?' }, rows),
    h(PagedList<{ id: string }>, { list: long, empty: 'Kein Fall' }, rows),
  ])

  await expect.element(page.getByText('Wird geladen')).toBeInTheDocument()
  expect(document.querySelectorAll('[data-waiting]')).toHaveLength(1)
  await expect.element(page.getByText('Anlegen?')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Weitere anzeigen (bisher 2)' }))
  expect(more).toHaveBeenCalledOnce()
  expect(await violations(main)).toEqual([])
})

test('two versions stand side by side, and a word marks what differs', async () => {
  const main = mount(() =>
    h(SideBySide, {
      caption: 'Gespräch',
      before: 'Gespeichert',
      after: 'Ihre Eingaben',
      rows: [
        { label: 'Datum', before: '01.12.2026', after: '01.12.2026' },
        { label: 'Notiz', before: '', after: 'Bescheid fehlt' },
      ],
    }),
  )

  const lines = [...main.querySelectorAll('tbody tr')].map(row => row.textContent)
  expect(lines[0]).not.toContain('geändert')
  expect(lines[1]).toMatch(/geändert.*keine Angabe.*Bescheid fehlt/)
  expect(await violations(main)).toEqual([])

  await page.viewport(320, 640)
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
})

test('a job says how far it is, and announces its beginning and its end alone', async () => {
  const props = ref({ label: 'Übergabe von 40 Fällen', done: 0, total: 40, state: 'WAITING' })
  const main = mount(() => h(JobProgress, props.value as never))
  const status = page.getByRole('status')
  await expect.element(status).toHaveTextContent('Wartet')

  props.value = { ...props.value, state: 'RUNNING', done: 10 }
  await expect.element(page.getByRole('progressbar')).toHaveAttribute('value', '10')
  await expect.element(page.getByText('10 von 40')).toBeVisible()
  const said = main.querySelector('[role=status]')!.textContent
  props.value = { ...props.value, done: 11 }
  await expect.element(page.getByText('11 von 40')).toBeVisible()
  expect(main.querySelector('[role=status]')!.textContent).toBe(said)
  expect(await violations(main)).toEqual([])

  props.value = { ...props.value, state: 'FAILED' }
  await expect.element(status).toHaveTextContent('Nicht geklappt')
})
