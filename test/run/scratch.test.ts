import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Scratch } from './scratch.ts'

async function open(): Promise<Scratch> {
  const scratch = await Scratch.open()
  onTestFinished(() => scratch.close())
  return scratch
}

test('what a lane leaves in its temporary directory is told with its path', async () => {
  const scratch = await open()
  expect(scratch.leftovers()).toEqual([])

  const folder = String(scratch.env['TMPDIR'])
  mkdirSync(join(folder, 'digintm-issuer-x'))
  writeFileSync(join(folder, 'socket'), '')
  expect(scratch.leftovers()).toEqual([join(folder, 'digintm-issuer-x'), join(folder, 'socket')])
})

test('a folder that a database of ours was put aside in is told, another product’s is not', async () => {
  const scratch = await open()
  const [ours, others] = [0, 1].map(() => mkdtempSync('/var/tmp/digintm-'))
  onTestFinished(() => {
    for (const folder of [ours, others]) rmSync(String(folder), { recursive: true })
  })
  writeFileSync(
    join(String(ours), 'of'),
    join(String(scratch.env['TMPDIR']), 'digintm-e2e-x/postgres'),
  )
  writeFileSync(join(String(others), 'of'), '/srv/digintm/.data/postgres')
  expect(scratch.leftovers()).toEqual([ours])
})

test('reports, and what tools keep for their next start, are nobody’s leftovers, and go too', async () => {
  const scratch = await open()
  const folder = dirname(scratch.reports)
  writeFileSync(join(scratch.reports, 'server.json'), '{}')
  for (const cache of ['node-compile-cache', 'tsx-0']) mkdirSync(join(folder, cache))
  expect(scratch.leftovers()).toEqual([])

  await scratch.close()
  expect(existsSync(folder)).toBe(false)
})

test('what a database of a run that was killed has put aside is removed by the next, too', async () => {
  const asideOf = (run: string) => {
    const aside = mkdtempSync('/var/tmp/digintm-')
    onTestFinished(() => rmSync(aside, { recursive: true, force: true }))
    writeFileSync(join(aside, 'of'), join(tmpdir(), run, 'digintm-e2e-x/postgres'))
    return aside
  }
  const [killed, living] = [asideOf('dim-0'), asideOf(`dim-${process.ppid}`)]
  await open()
  expect([existsSync(killed), existsSync(living)]).toEqual([false, true])
})

test('the folder of a run that was killed is removed by the next, that of a living one is not', async () => {
  const [killed, living] = [join(tmpdir(), 'dim-0'), join(tmpdir(), `dim-${process.ppid}`)]
  for (const folder of [killed, living])
    mkdirSync(join(folder, 'digintm-e2e-x'), { recursive: true })
  onTestFinished(() => rmSync(living, { recursive: true }))
  await open()
  expect([existsSync(killed), existsSync(living)]).toEqual([false, true])
})
