import { cacheExchange, Client, fetchExchange } from '@urql/vue'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h } from 'vue'
import { ownDrafts } from '../../drafts/forms.ts'
import { keep } from '../../drafts/vault.ts'
import { leyla } from '../../testing/draft-form.ts'
import { withCodes } from '../../testing/codes.ts'
import { mount } from '../../testing/mount.ts'
import CaseTimeline from './CaseTimeline.vue'

const OLDEST = '2025-01-06'

interface Body {
  operationName: string
  variables: { after?: string | null; input?: { version: number; note: string } }
}

/** A case with two pages of talks; somebody else has just corrected the oldest, which is on the second. */
function mountTimeline(path = '/') {
  const sent: Body[] = []
  let version = 1
  const client = new Client({
    url: '/graphql',
    fetch: withCodes((_url, init) => {
      const body = JSON.parse(typeof init?.body === 'string' ? init.body : 'null') as Body
      sent.push(body)
      if (body.operationName === 'CaseTimeline') return answer({ data: talks(body, version) })
      if (body.variables.input?.version === version)
        return answer({ data: { correctConsultation: corrected(body, version) } })
      return answer({ errors: [{ message: 'x', extensions: { code: 'CONFLICT' } }] })
    }),
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
  })
  mount(() => h(CaseTimeline, { id: 'case', count: 2 }), client, path)
  return { sent, somebodyCorrects: () => (version = 2) }
}

const corrected = (body: Body, version: number) => ({
  clientMutationId: 'x',
  consultation: talk(OLDEST, version + 1, body.variables.input?.note ?? ''),
  __typename: 'CorrectConsultationPayload',
})

function talks({ variables }: Body, version: number) {
  const nodes = variables.after
    ? [talk(OLDEST, version, version > 1 ? 'Schneller geschrieben' : 'Alt')]
    : [talk('2026-11-13', 1, '')]
  const pageInfo = { hasNextPage: !variables.after, endCursor: 'c', __typename: 'PageInfo' }
  const timeline = { nodes, pageInfo, __typename: 'CaseEventConnection' }
  return { case: { id: 'case', timeline, __typename: 'Case' } }
}

const talk = (heldOn: string, version: number, note: string) => ({
  id: heldOn,
  heldOn,
  minutes: 30,
  travelMinutes: null,
  unit: 'INDIVIDUAL',
  setting: 'OFFICE',
  channel: 'IN_PERSON',
  participants: [],
  languages: [],
  interpreter: 'NONE',
  topics: ['WORK'],
  noShow: false,
  withdrawnOn: null,
  corrections: [],
  note,
  version,
  manager: { id: 'm', displayName: 'Leyla Brandt', __typename: 'IntegrationManager' },
  municipality: { ags: '08226085', name: 'Sinsheim', __typename: 'Municipality' },
  can: { correct: true, __typename: 'ConsultationCan' },
  __typename: 'Consultation',
})

function answer(body: unknown) {
  return Promise.resolve(
    new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } }),
  )
}

test('LOCK-1 a talk of a later page keeps what was typed when somebody was faster', async () => {
  const { sent, somebodyCorrects } = mountTimeline()
  await userEvent.click(page.getByRole('button', { name: /^Weitere anzeigen/ }))
  await userEvent.click(page.getByRole('button', { name: 'Gespräch vom 06.01.2025 berichtigen' }))
  await userEvent.fill(page.getByLabelText(/^Notiz/), 'Langsam und gründlich')
  somebodyCorrects()

  await userEvent.click(page.getByRole('button', { name: 'Speichern' }))
  await expect.element(page.getByText(/stehen noch hier/)).toBeVisible()
  await expect
    .poll(() => document.querySelector('.differs:last-child')?.textContent)
    .toMatch(/Notiz.*geändert.*Schneller geschrieben.*Langsam und gründlich/)
  await expect.element(page.getByLabelText(/^Notiz/)).toHaveValue('Langsam und gründlich')

  await userEvent.click(page.getByRole('button', { name: 'Meine Eingaben speichern' }))
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  expect(sent.findLast(body => body.variables.input)?.variables.input).toMatchObject({
    version: 2,
    note: 'Langsam und gründlich',
  })
})

test('closing the dialog asks before it throws away what cannot be kept', async () => {
  ownDrafts({ subject: leyla.subject, tenant: null })
  mountTimeline()
  const ask = vi.spyOn(globalThis, 'confirm').mockReturnValueOnce(false).mockReturnValueOnce(true)
  await userEvent.click(page.getByRole('button', { name: 'Gespräch vom 13.11.2026 berichtigen' }))
  await userEvent.fill(page.getByLabelText(/^Notiz/), 'Lang getippt')

  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByLabelText(/^Notiz/)).toHaveValue('Lang getippt')
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  expect(ask).toHaveBeenCalledTimes(2)
})

const half = (id: string) =>
  keep(leyla, {
    id: crypto.randomUUID(),
    form: `correct:${id}`,
    at: Date.now(),
    typed: { note: 'Halb', '@seen': 1, '@about': 'case' },
  })

test('A6: the correction of a talk on a later page comes back after a reload', async () => {
  await half(OLDEST)
  mountTimeline(`/?gespraech=${OLDEST}`)

  await expect.element(page.getByRole('dialog').getByLabelText(/^Notiz/)).toHaveValue('Halb')
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  await expect.element(page.getByRole('heading', { name: 'Verlauf' })).toHaveFocus()
})

test('A6: a correction that was closed half done is told, opened, and told no more when it is done', async () => {
  await half(OLDEST)
  mountTimeline()
  await expect
    .element(page.getByText(/^Eine Berichtigung vom .* nicht gespeichert\.$/))
    .toBeVisible()

  await userEvent.click(page.getByRole('button', { name: 'Weiter berichtigen' }))
  await expect.element(page.getByRole('dialog').getByLabelText(/^Notiz/)).toHaveValue('Halb')
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  await expect.element(page.getByRole('button', { name: 'Weiter berichtigen' })).toHaveFocus()

  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('dialog').getByLabelText(/^Notiz/)).toHaveValue('Halb')
  await userEvent.click(page.getByRole('button', { name: 'Speichern' }))
  await expect.element(page.getByText(/^Eine Berichtigung/)).not.toBeInTheDocument()
  await expect.element(page.getByRole('heading', { name: 'Verlauf' })).toHaveFocus()
})

test('a talk that is not there any more is no dead end', async () => {
  mountTimeline('/?gespraech=2020-01-01')

  await expect.element(page.getByText(/nicht mehr berichtigen/)).toBeVisible()
})
