import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Lease, type Interrupted } from './lease.ts'

const TERMS = { holdsMs: 3000, longestMs: 60_000 }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const taken = (renew: () => Promise<boolean>, terms = TERMS) =>
  new Lease({ ...terms, renew }, performance.now())
const why = ({ signal }: Lease) => (signal.reason as Interrupted | undefined)?.why

test('S12: a lease is renewed for as long as the work lasts', async () => {
  const renew = vi.fn(async () => true)
  const lease = taken(renew)
  await vi.advanceTimersByTimeAsync(30_500)
  expect(lease.signal.aborted).toBe(false)
  expect(renew).toHaveBeenCalledTimes(30)
  lease.end()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(renew).toHaveBeenCalledTimes(30)
})

test('S12: whoever lost the lease is told at the next renewal', async () => {
  const lease = taken(async () => false)
  await vi.advanceTimersByTimeAsync(1001)
  expect(why(lease)).toBe('LOST')
})

test('S12: a database out of reach for a moment changes nothing, for as long as the lease holds it ends it', async () => {
  const renew = vi.fn<() => Promise<boolean>>().mockRejectedValueOnce(new Error('out of reach'))
  renew.mockResolvedValueOnce(true).mockRejectedValue(new Error('out of reach'))
  const lease = taken(renew)
  await vi.advanceTimersByTimeAsync(4900)
  expect(lease.signal.aborted).toBe(false)
  await vi.advanceTimersByTimeAsync(101)
  expect(why(lease)).toBe('LOST')
})

test('S12: a renewal that is never answered ends it no later than the database would', async () => {
  const lease = taken(() => new Promise(() => {}))
  await vi.advanceTimersByTimeAsync(2999)
  expect(lease.signal.aborted).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(why(lease)).toBe('LOST')
})

test('S12: time that passed before the answer came is part of the lease', async () => {
  const before = performance.now()
  await vi.advanceTimersByTimeAsync(2500)
  const lease = new Lease({ ...TERMS, renew: () => new Promise(() => {}) }, before)
  await vi.advanceTimersByTimeAsync(500)
  expect(why(lease)).toBe('LOST')
})

test('S12: work without an end is interrupted', async () => {
  const lease = taken(async () => true, { ...TERMS, longestMs: 10_000 })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(why(lease)).toBe('TOO_LONG')
})
