import { expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { flushDrafts, ownDrafts } from './forms.ts'
import { inVault, leyla, openForm, stillness, stored, untouched } from '../testing/draft-form.ts'
import { keep } from './vault.ts'

test('A6: keeps only what was typed, and brings it back with when it was', async () => {
  const begun = Date.now()
  const first = openForm()
  first.fields.value.note = 'Halb getippt'
  await stored({ note: 'Halb getippt' })
  first.leave()

  const { fields, kept } = openForm()
  await expect.poll(() => fields.value.note).toBe('Halb getippt')
  expect(kept.restored.value).toBeGreaterThanOrEqual(begun)
  expect(kept.restored.value).toBeLessThanOrEqual(Date.now())
  expect(fields.value.day).toBe('2026-11-23')
})

test('A6: what goes along is kept as soon as anything is typed, and not before', async () => {
  const { fields } = openForm({ along: ['person'] })
  await flushDrafts()
  expect(await inVault()).toEqual([])
  fields.value.note = 'x'
  await stored({ note: 'x', person: 'p1' })
})

test('A6: what is typed back to nothing leaves nothing', async () => {
  const { fields } = openForm()
  fields.value.note = 'x'
  await stored({ note: 'x' })
  fields.value.note = ''
  await expect.poll(inVault).toEqual([])
})

test('A6: the draft keeps the name of its wish, so that sending it again is the same wish', async () => {
  const first = openForm()
  first.fields.value.note = 'x'
  await stored({ note: 'x' })
  const wish = first.kept.wish()
  first.leave()

  const { kept, fields } = openForm()
  await expect.poll(() => kept.restored.value).toBeDefined()
  expect(kept.wish()).toBe(wish)
  await kept.renew()
  expect(kept.wish()).not.toBe(wish)
  expect(fields.value.note).toBe('x')
  await stored({ note: 'x' })
})

test('A6: two forms at once do not meet: each keeps and gets back its own', async () => {
  const [one, two] = [openForm(), openForm()]
  one.fields.value.note = 'eins'
  await stored({ note: 'eins' })
  two.fields.value.note = 'zwei'
  await expect.poll(inVault).toHaveLength(2)

  // both are open: a third finds nothing
  const three = openForm()
  await stillness()
  expect(three.fields.value.note).toBe('')
  one.leave()
  const four = openForm()
  await expect.poll(() => four.fields.value.note).toBe('eins')
})

test('A6: what is typed before the draft is there goes before it', async () => {
  await keep(leyla, { id: 'a', form: 'talk', at: Date.now(), typed: { note: 'alt' } })
  const { fields } = openForm()
  fields.value.note = 'neu'
  await expect.poll(inVault).toHaveLength(2)
  expect(fields.value.note).toBe('neu')
})

test('A6: of an older version of the form comes back what still fits', async () => {
  const typed = { note: 'bleibt', day: 7, topics: 'A', gone: true }
  await keep(leyla, { id: 'a', form: 'talk', at: Date.now(), typed })
  const { fields } = openForm()
  await expect.poll(() => fields.value.note).toBe('bleibt')
  expect(fields.value).toEqual({ ...untouched(), note: 'bleibt' })
})

test('A6: a draft of something else stays where it is', async () => {
  const typed = { note: 'für p2', person: 'p2' }
  await keep(leyla, { id: 'a', form: 'talk', at: Date.now(), typed })
  const { fields } = openForm({ fits: ({ person }) => person === 'p1' })
  await stillness()
  expect(fields.value).toEqual(untouched())
  expect(await inVault()).toEqual([typed])
})

test('A6: sent or discarded leaves nothing', async () => {
  const { fields, kept } = openForm()
  fields.value.note = 'x'
  await kept.settled()
  await stillness()
  expect(await inVault()).toEqual([])

  fields.value.note = 'y'
  await stored({ note: 'y' })
  await kept.discard()
  expect(fields.value.note).toBe('')
  await expect.poll(inVault).toEqual([])
})

test('A6: a form that is closed while it is typed in keeps that, without a question', async () => {
  const ask = vi.spyOn(globalThis, 'confirm').mockReturnValue(false)
  const { fields, kept, leave } = openForm()
  fields.value.note = 'x'
  await nextTick()
  await kept.close(leave)
  expect(ask).not.toHaveBeenCalled()
  expect(await inVault()).toEqual([{ note: 'x' }])
  ask.mockRestore()
})

test('A6: a form that cannot be kept asks, and says what it does', async () => {
  ownDrafts({ subject: leyla.subject, tenant: null })
  const ask = vi.spyOn(globalThis, 'confirm').mockReturnValueOnce(false).mockReturnValueOnce(true)
  const { fields, kept } = openForm()
  fields.value.note = 'x'
  await nextTick()
  const left = vi.fn<() => void>()
  await kept.close(left)
  expect(left).not.toHaveBeenCalled()
  await kept.close(left)
  expect(left).toHaveBeenCalledOnce()
  expect(ask.mock.calls).toEqual([['Ihre Eingaben verwerfen?'], ['Ihre Eingaben verwerfen?']])
  ask.mockRestore()
})
