import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { alive } from '../database/postmaster.ts'

const KEEPER = fileURLToPath(new URL('keeper.ts', import.meta.url))

test('what the keeper runs ends when its starter is gone', async () => {
  const keeper = keep('console.log(process.pid); setInterval(() => {}, 1000)')
  const [said] = (await once(keeper.stdout!, 'data')) as [Buffer]
  const pid = Number(said.toString())
  expect(alive(pid)).toBe(true)

  // what the system does to the pipe of a process that was killed
  keeper.stdin!.destroy()
  await once(keeper, 'exit')

  expect(alive(pid)).toBe(false)
})

test('the keeper ends as what it runs', async () => {
  expect(await once(keep('process.exit(10)'), 'exit')).toEqual([10, null])
})

function keep(program: string): ChildProcess {
  return spawn(process.execPath, [KEEPER, process.execPath, '-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}
