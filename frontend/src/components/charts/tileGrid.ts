import { DISTRICTS, type Place } from './districts.ts'

export type Placed<T> = T & Place
const SIDES = { n: [-1, 0], e: [0, 1], s: [1, 0], w: [0, -1] } as const
const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: SIDES.n,
  ArrowRight: SIDES.e,
  ArrowDown: SIDES.s,
  ArrowLeft: SIDES.w,
}
const LONGEST_GAP = 8

/** Tiles in their places, and who their neighbours are. */
export function tileGrid<T extends { id: string }>(tiles: readonly T[]) {
  const placed: Placed<T>[] = tiles.flatMap(tile => {
    const place = DISTRICTS.get(tile.id)
    return place ? [{ ...tile, ...place }] : []
  })
  const byPlace = new Map(placed.map(tile => [`${tile.row} ${tile.column}`, tile]))
  const at = (row: number, column: number) => byPlace.get(`${row} ${column}`)

  /** Sides on which another Regierungsbezirk begins. */
  function borders({ id, row, column }: Placed<T>): string[] {
    return Object.entries(SIDES)
      .filter(([, [down, right]]) => {
        const next = at(row + down, column + right)
        return next && next.id.slice(0, 3) !== id.slice(0, 3)
      })
      .map(([side]) => `edge-${side}`)
  }

  /** The tile that a key leads to; gaps of the map are stepped over. */
  function target(key: string, id: string | undefined): Placed<T> | undefined {
    if (key === 'Home') return placed[0]
    if (key === 'End') return placed.at(-1)
    const from = placed.find(tile => tile.id === id)
    const step = STEPS[key]
    if (!from || !step) return
    for (let i = 1; i < LONGEST_GAP; i++) {
      const hit = at(from.row + i * step[0], from.column + i * step[1])
      if (hit) return hit
    }
  }

  return { placed, borders, target }
}
