import { expect, test } from 'vitest'
import { freePort } from './free-port.ts'

test('a free port is none that an outgoing connection of anybody could take meanwhile', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, freePort))
  expect(Math.max(...ports)).toBeLessThan(32_768)
})
