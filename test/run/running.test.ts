import { expect, test } from 'vitest'
import { Running } from './running.ts'

const program = (text: string, command = process.execPath) => ({
  command,
  args: ['-e', text],
  folder: import.meta.dirname,
  env: process.env,
})

test('when one program cannot even start, those beside it end, and are waited for', async () => {
  const running = new Running()
  const stays = running.run(program('setInterval(() => {}, 60_000)'))
  await expect(running.run(program('', '/nowhere'))).rejects.toThrow('ENOENT')
  await running.end()
  expect(await stays).toMatchObject({ ended: 'SIGTERM' })
})

test('what a program has said is kept, and told when it has ended', async () => {
  const ending = await new Running().run(program('console.log(1); console.error(2)'))
  expect(ending).toMatchObject({ output: expect.stringMatching(/1[^]*2|2[^]*1/), ended: 0 })
})
