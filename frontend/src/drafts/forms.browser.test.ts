import { expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { mayLeave } from '../composables/leaveGuard.ts'
import { inVault, leyla, openForm, stillness, stored } from '../testing/draft-form.ts'
import { draftOwner, wipeDrafts, WIPES } from './forms.ts'
import { wipe } from './vault.ts'

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
