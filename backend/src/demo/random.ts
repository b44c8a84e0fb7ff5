/** The same seed gives the same demo: mulberry32. Not for secrets. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  /** 0 ≤ x < 1 */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** A whole number, both ends included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[Math.floor(this.next() * list.length)]
    if (picked === undefined) throw new Error('Nothing to pick from')
    return picked
  }

  /** A UUIDv7 of that day. */
  uuid(day: number): string {
    const time = (day * 86_400_000 + this.between(0, 86_399_999)).toString(16).padStart(12, '0')
    const hex = () =>
      Math.floor(this.next() * 2 ** 32)
        .toString(16)
        .padStart(8, '0')
    const [a, b, c] = [hex(), hex(), hex()]
    const variant = '89ab'[this.between(0, 3)]
    return `${time.slice(0, 8)}-${time.slice(8)}-7${a.slice(0, 3)}-${variant}${a.slice(3, 6)}-${b}${c.slice(0, 4)}`
  }
}

/** Picks by weight. */
export class Wheel<T> {
  readonly #items: T[] = []
  readonly #ends: number[] = []
  #sum = 0

  constructor(weights: Iterable<readonly [T, number]>) {
    for (const [item, weight] of weights) {
      this.#sum += weight
      this.#items.push(item)
      this.#ends.push(this.#sum)
    }
  }

  spin(random: Random): T {
    const at = random.next() * this.#sum
    let low = 0
    let high = this.#ends.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#ends[middle] ?? 0) <= at) low = middle + 1
      else high = middle
    }
    const item = this.#items[low]
    if (item === undefined) throw new Error('An empty wheel')
    return item
  }
}

/** Divides a total by weights so that the parts are whole and add up (largest remainder). */
export function divide(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map(weight => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const missing = total - parts.reduce((a, b) => a + b, 0)
  const order = exact.map((_, index) => index)
  order.sort((a, b) => ((exact[b] ?? 0) % 1) - ((exact[a] ?? 0) % 1))
  for (const index of order.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1
  return parts
}
