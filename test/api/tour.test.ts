import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const BACKEND = new URL('../../backend/', import.meta.url)
const tour = readFileSync(new URL('ARCHITECTURE.md', BACKEND), 'utf8')
const named = new Set([...tour.matchAll(/`(src\/[\w./-]+)`/g)].map(([, path]) => path!))

const roomsOf = (folder: string): string[] =>
  readdirSync(new URL(folder, BACKEND), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => `${folder}${name}/`)

test('the tour names paths that are there, on eighty lines at most', () => {
  expect([...named].filter(path => !existsSync(new URL(path, BACKEND)))).toEqual([])
  expect(tour.trimEnd().split('\n').length).toBeLessThanOrEqual(80)
})

test('and every room', () => {
  const rooms = ['src/platform/', 'src/modules/'].flatMap(roomsOf)
  expect(rooms.length).toBeGreaterThan(20)
  expect(rooms.filter(room => !named.has(room))).toEqual([])
})
