import { afterAll, expect, test } from 'vitest'
import { awaited } from '../database/cancellation.ts'
import type { Table, Value } from './task.ts'
import { TROUBLE } from './workshop.trouble.ts'
import { Workshop, WorkshopBusy, type TableRows } from './workshop.ts'

const workshop = new Workshop()
/** Pieces of work that hang and die, in the place of the product's. */
const troubled = (limits: Partial<{ threads: number; queue: number; longest: number }>) =>
  new Workshop({ threads: 1, queue: 1, longest: 60_000, ...limits }, TROUBLE)

afterAll(() => workshop.close())

const table: Table = {
  title: 'Liste',
  notes: [],
  columns: [
    { title: 'Text', kind: 'text' },
    { title: 'Zahl', kind: 'number' },
    { title: 'Tag', kind: 'day' },
  ],
}
async function* parts(...all: Value[][][]): TableRows['parts'] {
  yield* all
}
const hang = { template: 'hang', data: {} }
const answer = { template: 'answer', data: {} }

test('rows that come in parts are one sheet', async () => {
  const rows = parts([['eins', 1, '2026-11-30']], [['zwei', -2.5, null]])
  const bytes = await workshop.xlsx([{ ...table, parts: rows }])
  expect(await workshop.read({ bytes, format: 'xlsx' })).toMatchObject({
    rows: [
      [{ value: 'Text' }, { value: 'Zahl' }, { value: 'Tag' }],
      [{ value: 'eins' }, { value: 1 }, { value: '2026-11-30' }],
      [{ value: 'zwei' }, { value: -2.5 }, { value: null }],
    ],
  })
})

test('what breaks while rows are read breaks the file: none is half done', async () => {
  async function* broken(): TableRows['parts'] {
    yield [['eins', 1, null]]
    throw new Error('the line is dead')
  }
  await expect(workshop.xlsx([{ ...table, parts: broken() }])).rejects.toThrow('the line is dead')
})

test('a piece of work that hangs is ended at its limit, and the next gets a new thread', async () => {
  const small = troubled({ longest: 300 })
  await expect(small.pdf(hang)).rejects.toThrow(WorkshopBusy)
  const patient = troubled({})
  const given = new AbortController()
  const hanging = awaited.run(given.signal, () => patient.pdf(hang))
  given.abort()
  await expect(hanging).rejects.toThrow(WorkshopBusy)
  expect((await patient.pdf(answer)).toString()).toBe('done')
  await Promise.all([small.close(), patient.close()])
})

test('a thread that dies takes its own work along, and no more', async () => {
  const small = troubled({})
  await expect(small.pdf({ template: 'die', data: {} })).rejects.toThrow()
  expect((await small.pdf(answer)).toString()).toBe('done')
  await small.close()
})

test('whoever comes when the queue is full is told so at once', async () => {
  const small = troubled({ queue: 1 })
  const given = new AbortController()
  const first = awaited.run(given.signal, () => small.pdf(hang))
  const second = awaited.run(given.signal, () => small.pdf(hang))
  const both = Promise.allSettled([first, second])
  await expect(small.pdf(answer)).rejects.toThrow('everybody is at work')
  given.abort()
  expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect((await small.pdf(answer)).toString()).toBe('done')
  await small.close()
})

test('a template that is wrong is an error, not an empty document', async () => {
  const task = { template: 'platform/documents/no-such.typ', data: {} }
  await expect(workshop.pdf(task)).rejects.toThrow()
})
