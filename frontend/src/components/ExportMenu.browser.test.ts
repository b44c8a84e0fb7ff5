import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h } from 'vue'
import type { DocumentWish } from '../api/documentWish.ts'
import { TAKE_DOCUMENT, type TakeDocument } from '../api/takeDocument.ts'
import { problemIn, type Problem } from '../api/problem.ts'
import { mount } from '../testing/mount.ts'
import ExportMenu from './ExportMenu.vue'
import { listItems } from './exportItems.ts'

const variables = { filter: { open: true } }

/** The menu over a server that answers one wish after another; without a next answer it keeps its silence. */
function shown(props: { people?: boolean }, answers: (Problem | undefined)[] = []) {
  const wishes: DocumentWish[] = []
  const take: TakeDocument = wish => {
    wishes.push(wish)
    return answers.length ? Promise.resolve(answers.shift()) : new Promise(() => {})
  }
  const render = () =>
    h(ExportMenu, { what: 'Fälle', items: listItems('cases', variables), ...props })
  mount(render, undefined, '/', app => app.provide(TAKE_DOCUMENT, take))
  return wishes
}
const menu = () => page.getByRole('button', { name: 'Fälle exportieren' })
const item = (name: string) => page.getByRole('button', { name })
const busy = problemIn({ code: 'BUSY' })

test('by keyboard: open, walk, leave; the focus is where it came from', async () => {
  const wishes = shown({})
  ;(menu().element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(item('Als Excel-Datei (XLSX)')).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  await expect.element(item('Als PDF')).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.element(menu()).toHaveFocus()
  await expect.element(menu()).toHaveAttribute('aria-expanded', 'false')
  expect(wishes).toEqual([])
})

test('what is chosen is asked for once, and said to be under way', async () => {
  const wishes = shown({})
  await userEvent.click(menu())
  await userEvent.click(item('Als CSV'))
  const going = page.getByRole('button', { name: 'Wird erstellt' })
  await expect.element(going).toHaveAttribute('aria-disabled', 'true')
  going.element().dispatchEvent(new MouseEvent('click', { bubbles: true }))
  expect(wishes).toEqual([{ kind: 'cases', format: 'csv', variables }])
  expect(
    page
      .getByRole('status')
      .elements()
      .map(({ textContent }) => textContent.trim()),
  ).toContain('Wird erstellt')
})

test('a refusal stands at the button, and goes when it is asked again', async () => {
  shown({}, [busy, undefined])
  await userEvent.click(menu())
  await userEvent.click(item('Als CSV'))
  await expect.element(page.getByRole('alert').getByText(/ausgelastet/)).toBeVisible()
  await userEvent.click(menu())
  await expect.poll(() => page.getByRole('alert').elements()).toEqual([])
  await userEvent.click(menu())
  await userEvent.click(item('Als CSV'))
  await expect.poll(() => page.getByText('Die Datei ist da.').elements()).toHaveLength(1)
})

test('a list of people asks why; nothing is sent without a reason', async () => {
  const wishes = shown({ people: true }, [undefined])
  await userEvent.click(menu())
  await userEvent.click(item('Als CSV'))
  const dialog = page.getByRole('dialog')
  await expect.element(dialog.getByLabelText('Grund')).toHaveFocus()
  await userEvent.click(item('Datei erstellen'))
  await expect.element(dialog.getByLabelText('Grund')).toHaveAttribute('aria-invalid', 'true')
  expect(wishes).toEqual([])

  await userEvent.click(item('Vertretung'))
  await userEvent.fill(dialog.getByLabelText('Grund'), '  Vertretung für Jonas ')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => dialog.elements()).toEqual([])
  expect(wishes).toEqual([
    { kind: 'cases', format: 'csv', variables, reason: 'Vertretung für Jonas' },
  ])
})

test('what the server refuses of the reason stands at its field, and the dialog stays', async () => {
  const fields = [{ path: 'reason', rule: 'character', message: '' }]
  shown({ people: true }, [problemIn({ code: 'BAD_USER_INPUT', fields })])
  await userEvent.click(menu())
  await userEvent.click(item('Als CSV'))
  const reason = page.getByRole('dialog').getByLabelText('Grund')
  await userEvent.fill(reason, 'x')
  await userEvent.keyboard('{Enter}')
  await expect.element(reason).toHaveAttribute('aria-invalid', 'true')
  await vi.waitFor(() => expect(document.activeElement).toBe(reason.element()))
})
