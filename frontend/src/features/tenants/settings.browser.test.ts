import { Client, fetchExchange } from '@urql/vue'
import axe from 'axe-core'
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h } from 'vue'
import { ownDrafts } from '../../drafts/forms.ts'
import { bring, setLanguage } from '../../locales/i18n.ts'
import PlainText from '../../components/PlainText.vue'
import { mount } from '../../testing/mount.ts'
import SettingsPage from './SettingsPage.vue'
import { generalTexts } from './general.texts.ts'
import { tenantsTexts } from './tenants.texts.ts'

const EMPTY = Object.fromEntries(
  ['imprint', 'privacy', 'accessibility', 'help'].flatMap(text => [
    [`${text}De`, null],
    [`${text}En`, null],
  ]),
)
type Row = Record<string, unknown> & { version: number }
let row: Row | null
let sent: Record<string, unknown>[]
/** What somebody else saves before the next change arrives. */
let meanwhile: object | undefined

/** A server with one row of settings, that holds to versions. */
const client = () =>
  new Client({
    url: '/graphql',
    exchanges: [fetchExchange],
    preferGetMethod: false,
    fetch: async (_, init) => {
      const { variables } = JSON.parse(init?.body as string) as {
        variables: { input?: Record<string, unknown> }
      }
      return new Response(JSON.stringify(variables.input ? change(variables.input) : read()), {
        headers: { 'content-type': 'application/json' },
      })
    },
  })
const read = () => ({ data: { tenantSettings: row } })
function save(given: object) {
  row = {
    ...(row ?? { __typename: 'TenantSettings', id: 's', ...EMPTY, version: 0 }),
    ...given,
    version: (row?.version ?? 0) + 1,
  }
}
function change({ version, imprintDe, imprintEn }: Record<string, unknown>) {
  const given = { imprintDe, imprintEn }
  sent.push({ version, ...given })
  if (meanwhile) save(meanwhile)
  meanwhile = undefined
  if (version !== (row?.version ?? 0)) {
    const extensions = { code: 'CONFLICT', currentVersion: row?.version }
    return { errors: [{ message: 'changed', extensions }] }
  }
  save(given)
  return { data: { changeSettings: { tenantSettings: row } } }
}

beforeEach(async () => {
  row = null
  sent = []
  meanwhile = undefined
  ownDrafts({ subject: crypto.randomUUID(), tenant: { ags: '08226' } })
  await page.viewport(1280, 900)
  await setLanguage('de')
  await bring(tenantsTexts, generalTexts)
})

const german = () => page.getByRole('textbox', { name: /^Impressum auf Deutsch/ })
const saved = page.getByText('Gespeichert. Alle im Kreis sehen den Text ab sofort.')

test('C18: whatever a Kreis types stays text', async () => {
  const main = mount(() =>
    h(PlainText, {
      text: '<img src=x onerror=alert(1)> <b>fett</b>\n# <script>1</script>\njavascript:alert(1) https://a.de/"onmouseover="x',
    }),
  )

  expect(main.querySelectorAll('.text :is(img, b, script)')).toHaveLength(0)
  expect(main.querySelector('h2')?.textContent).toBe('<script>1</script>')
  const links = [...main.querySelectorAll('.text a')]
  expect(links.map(link => link.getAttribute('href'))).toEqual(['https://a.de/'])
  expect(links.every(link => !link.hasAttribute('onmouseover'))).toBe(true)
})

test('C18: a coordinator begins with the general text, fills it in and saves, by keyboard', async () => {
  mount(() => h(SettingsPage), client())
  const insert = page.getByRole('button', { name: 'Allgemeinen Text einsetzen' }).first()
  await expect.element(insert).toBeVisible()
  ;(insert.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(german()).toHaveValue(expect.stringContaining('# Anbieter'))
  await expect.element(page.getByText(/^\d+ Stellen sind noch auszufüllen/)).toBeVisible()

  await userEvent.fill(german(), '# Landratsamt\n\nhilfe@kreis.test')
  await expect.element(page.getByRole('heading', { name: 'Landratsamt' }).first()).toBeVisible()
  await expect.element(page.getByText(/Ihren Text in der anderen Sprache/)).toBeVisible()
  ;(german().element() as HTMLElement).focus()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')

  await expect.element(saved).toBeVisible()
  expect(sent).toEqual([
    { version: 0, imprintDe: '# Landratsamt\n\nhilfe@kreis.test', imprintEn: '' },
  ])
})

test('LOCK-1: who is slower keeps what was typed, beside what is saved, and can save either', async () => {
  save({ imprintDe: 'Alt', imprintEn: 'Old' })
  const main = mount(() => h(SettingsPage), client())
  await expect.element(german()).toHaveValue('Alt')
  await userEvent.fill(german(), 'Meins')
  meanwhile = { imprintDe: 'Ihres', imprintEn: 'Hers' }
  await userEvent.click(page.getByRole('button', { name: 'Speichern', exact: true }))

  await expect
    .element(page.getByRole('row', { name: 'Deutsch geändert Ihres Meins' }))
    .toBeVisible()
  // what was not touched follows
  await expect.element(page.getByRole('row', { name: 'Englisch Hers Hers' })).toBeVisible()
  await expect.element(german()).toHaveValue('Meins')
  expect((await axe.run(main.querySelector('form')!)).violations).toEqual([])

  await userEvent.click(page.getByRole('button', { name: 'Meine Eingaben speichern' }))
  await expect.element(saved).toBeVisible()
  expect(sent.map(({ version }) => version)).toEqual([1, 2])
  expect(row).toMatchObject({ imprintDe: 'Meins', imprintEn: 'Hers' })
})

test('A6: what is typed for one text is there again after a look at another', async () => {
  mount(() => h(SettingsPage), client())
  await userEvent.fill(german(), 'Angefangen')
  await userEvent.click(page.getByRole('button', { name: 'Hilfe', exact: true }))
  await expect.element(page.getByRole('textbox', { name: /^Hilfe auf Deutsch/ })).toHaveValue('')
  await userEvent.click(page.getByRole('button', { name: 'Impressum', exact: true }))

  await expect.element(german()).toHaveValue('Angefangen')
  await expect.element(page.getByRole('button', { name: 'Eingaben verwerfen' })).toBeVisible()
})
