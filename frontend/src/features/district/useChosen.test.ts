import { nextTick, ref } from 'vue'
import { expect, test } from 'vitest'
import { useChosen } from './useChosen.ts'

const row = (id: string) => ({ id, version: 1 })

test('C23: rows are chosen one by one, all that are shown, or all of the filter', () => {
  const rows = ref([row('a'), row('b')])
  const chosen = useChosen(
    () => rows.value,
    () => 'open',
  )
  chosen.choose(row('a'), true)
  expect([chosen.someShown.value, chosen.allShown.value]).toEqual([true, false])
  chosen.allShown.value = true
  expect([...chosen.chosen.keys()]).toEqual(['a', 'b'])
  rows.value = [...rows.value, row('c')]
  expect(chosen.allShown.value).toBe(false)

  chosen.isAll.value = true
  expect(chosen.has(row('z'))).toBe(true)
  chosen.choose(row('b'), false)
  expect([chosen.isAll.value, [...chosen.chosen.keys()]]).toEqual([false, ['a']])
})

test('C23: another filter begins anew, so that nothing is handed over that is not seen any more', async () => {
  const filter = ref('open')
  const chosen = useChosen(
    () => [row('a')],
    () => filter.value,
  )
  chosen.allShown.value = true
  filter.value = 'urgent'
  await nextTick()
  expect(chosen.any.value).toBe(false)
})
