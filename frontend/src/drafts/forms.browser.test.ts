import { expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { mayLeave } from '../composables/leaveGuard.ts'
import { inVault, leyla, openForm, stillness, stored } from '../testing/draft-form.ts'
import { draftOwner, ownDrafts, wipeDrafts, WIPES } from './forms.ts'
import { drafts, keep, wipe, type Owner } from './vault.ts'

test('A6: leaving asks only while something is not safe yet', async () => {
  const asked = vi.spyOn(globalThis, 'confirm').mockReturnValue(false)
  const { fields } = openForm()
  fields.value.note = 'x'
  await nextTick()
  expect(mayLeave()).toBe(false)
  await stored({ note: 'x' })
  await expect.poll(() => mayLeave()).toBe(true)
  asked.mockRestore()
})

test('A6: after a wipe nothing more is kept', async () => {
  const { fields } = openForm()
  fields.value.note = 'x'
  await stored({ note: 'x' })
  const asked = vi.spyOn(globalThis, 'confirm').mockReturnValue(true)
  expect(await wipeDrafts('everywhere')).toBe(true)
  asked.mockRestore()
  expect(await inVault()).toEqual([])
  fields.value.note = 'xy'
  await stillness()
  expect(await inVault()).toEqual([])
})

test('A6: a wipe in another tab counts here too', async () => {
  const { fields } = openForm()
  fields.value.note = 'x'
  await stored({ note: 'x' })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin
  new BroadcastChannel(WIPES).postMessage({ subject: leyla.subject })
  await wipe(leyla)
  await expect.poll(draftOwner).toBeUndefined()
  fields.value.note = 'xy'
  await stillness()
  expect(await inVault()).toEqual([])
})

test('A6: whoever would rather stay loses nothing', async () => {
  const { fields } = openForm()
  fields.value.note = 'x'
  await stored({ note: 'x' })
  const asked = vi.spyOn(globalThis, 'confirm').mockReturnValue(false)
  expect(await wipeDrafts('everywhere')).toBe(false)
  asked.mockRestore()
  expect(await inVault()).toEqual([{ note: 'x' }])
})

/** Answers what is asked before a wipe; the questions that came. */
async function wiping(where: 'here' | 'everywhere', answer: boolean) {
  const ask = vi.spyOn(globalThis, 'confirm').mockReturnValue(answer)
  const went = await wipeDrafts(where)
  const questions = ask.mock.calls.map(([text]) => text)
  ask.mockRestore()
  return { went, questions }
}
const closed = (owner: Owner, form: string) =>
  keep(owner, { id: crypto.randomUUID(), form, at: Date.now(), typed: { note: 'x' } })
const keptOf = async (owner: Owner, form: string) => (await drafts(owner, form)).length

test('A6: what is kept of closed forms is asked about, with how much and what it is', async () => {
  const inMannheim = { ...leyla, tenant: '08222' }
  await closed(leyla, 'correct:t1')
  await closed(leyla, 'open-case')
  await closed(inMannheim, 'talk')

  const stayed = await wiping('here', false)
  expect(stayed.went).toBe(false)
  expect(stayed.questions).toEqual([expect.stringMatching(/^2 Eingaben .*verloren/)])
  expect(stayed.questions[0]).toMatch(/– Berichtigung eines Gesprächs, \d/)
  expect(stayed.questions[0]).toMatch(/– Neuer Fall, \d[^]*Trotzdem wechseln\?$/)
  expect(await keptOf(leyla, 'correct:t1')).toBe(1)

  expect((await wiping('everywhere', false)).questions).toEqual([
    expect.stringMatching(/^3 Eingaben [^]*– Gespräch, \d[^]*Trotzdem abmelden\?$/),
  ])
  expect((await wiping('here', true)).went).toBe(true)
  expect(await keptOf(leyla, 'correct:t1')).toBe(0)
  expect(await keptOf(inMannheim, 'talk')).toBe(1)
})

test('A6: an open form counts once, also before it is kept, and nothing typed asks nothing', async () => {
  expect(await wiping('everywhere', false)).toEqual({ went: true, questions: [] })

  ownDrafts({ subject: leyla.subject, tenant: { ags: leyla.tenant } })
  const { fields } = openForm()
  fields.value.note = 'x'
  const { questions } = await wiping('everywhere', false)
  expect(questions).toEqual([expect.stringMatching(/^1 Eingabe /)])
  expect(await inVault()).toEqual([{ note: 'x' }])
})

test('A6: whoever signs out where she has no access is asked about what is hers', async () => {
  await closed(leyla, 'talk')
  ownDrafts({ subject: leyla.subject, tenant: null })

  expect((await wiping('everywhere', false)).questions).toHaveLength(1)
  expect(await keptOf(leyla, 'talk')).toBe(1)
  // choosing a Kreis leaves none
  expect(await wiping('here', false)).toEqual({ went: true, questions: [] })
  expect(await keptOf(leyla, 'talk')).toBe(1)
})

test('A6: a tab that another one has signed out keeps nothing for, and takes nothing from, who came since', async () => {
  const jonas = { subject: crypto.randomUUID(), tenant: leyla.tenant }
  const { fields } = openForm()
  fields.value.note = 'x'
  await stored({ note: 'x' })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin
  new BroadcastChannel(WIPES).postMessage({ subject: leyla.subject })
  await wipe(leyla)
  await expect.poll(draftOwner).toBeUndefined()
  await closed(jonas, 'talk')

  fields.value.note = 'xy'
  // what cannot be kept is asked about
  expect((await wiping('everywhere', true)).questions).toEqual([
    expect.stringMatching(/^1 Eingabe /),
  ])
  expect(await inVault()).toEqual([])
  expect(await keptOf(jonas, 'talk')).toBe(1)
})
