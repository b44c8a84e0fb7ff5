import { expect, test } from 'vitest'
import { Lane } from './lane.ts'

/** A lane over queues that stand in memory; a piece of work lasts until it is told to end. */
function scene(slots: number, queues: Record<string, number>) {
  const begun: string[] = []
  const open = new Map<string, () => void>()
  const lane = new Lane(slots, async tenant => {
    if (!queues[tenant]) return false
    queues[tenant] -= 1
    begun.push(tenant)
    await new Promise<void>(resolve => open.set(tenant, resolve))
    return true
  })
  const end = async (tenant: string) => {
    open.get(tenant)!()
    await new Promise(resolve => setImmediate(resolve))
  }
  return { lane, begun, end }
}

test('S12: a long job of one tenant leaves the other places to the others', async () => {
  const { lane, begun, end } = scene(2, { a: 1, b: 2, c: 1 })
  for (const tenant of ['a', 'b', 'c']) void lane.look(tenant)
  await end('b')
  expect(begun).toEqual(['a', 'b', 'c'])
  await end('c')
  await end('b')
  expect(begun).toEqual(['a', 'b', 'c', 'b'])
})

test('S12: whoever has had a turn waits behind the others', async () => {
  const { lane, begun, end } = scene(1, { a: 3, b: 1 })
  for (const tenant of ['a', 'b']) void lane.look(tenant)
  await end('a')
  await end('b')
  await end('a')
  expect(begun).toEqual(['a', 'b', 'a', 'a'])
})

test('S12: a look ends when nothing is left, one during a turn too', async () => {
  const { lane, begun, end } = scene(1, { a: 2 })
  const first = lane.look('a')
  const second = lane.look('a')
  await end('a')
  await end('a')
  await Promise.all([first, second])
  expect(begun).toHaveLength(2)
})

test('trouble ends the look, and the next one finds the lane as it was', async () => {
  let trouble = true
  const lane = new Lane(1, async () => {
    if (trouble) throw new Error('out of reach')
    return false
  })
  await expect(lane.look('a')).rejects.toThrow('out of reach')
  trouble = false
  await lane.look('a')
})
