import { expect, test } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import { inVault, openForm } from '../testing/draft-form.ts'

test('A6, LOCK-1: a draft comes back about the version it was typed for', async () => {
  const version = shallowRef(3)
  const first = openForm({ version: () => version.value })
  first.fields.value.note = 'x'
  await expect.poll(inVault).toEqual([{ note: 'x', '@seen': 3 }])
  first.leave()
  version.value = 4

  const { kept, fields } = openForm({ version: () => version.value })
  expect(kept.seen.value).toBe(4)
  await expect.poll(() => fields.value.note).toBe('x')
  expect(kept.seen.value).toBe(3)
  await kept.discard()
  expect(kept.seen.value).toBe(4)
})

test('LOCK-1: what is typed stays about its version until the server tells of a newer one', async () => {
  const version = shallowRef(1)
  const { kept, fields } = openForm({ version: () => version.value })
  const shown = async (now: number) => {
    version.value = now
    await nextTick()
    return kept.seen.value
  }
  expect(await shown(2)).toBe(2)
  fields.value.note = 'x'
  expect(await shown(3)).toBe(2)
  // told, and what is shown comes later, once
  kept.overtaken()
  expect(kept.seen.value).toBe(3)
  kept.overtaken()
  expect(await shown(4)).toBe(4)
  expect(await shown(5)).toBe(4)
})
