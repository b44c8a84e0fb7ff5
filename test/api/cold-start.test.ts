import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test('D4: whatever nests 20,000 deep is refused in a process that has only just started', () => {
  const program = fileURLToPath(new URL('../support/cold-gate.ts', import.meta.url))
  // nothing is compiled, as in the first request, and half of the usual stack is taken
  const flags = ['--no-opt', '--no-maglev', '--no-sparkplug', '--stack-size=490']
  const said = execFileSync(process.execPath, [...flags, '--import', 'tsx', program], {
    encoding: 'utf8',
  })
  expect(JSON.parse(said)).toEqual({
    'list literals': 'BAD_USER_INPUT',
    'object literals': 'BAD_USER_INPUT',
    'selection sets': 'BAD_USER_INPUT',
    arguments: 'BAD_USER_INPUT',
    'inline fragments': 'BAD_USER_INPUT',
    types: 'BAD_USER_INPUT',
    'default values': 'BAD_USER_INPUT',
    'lists without end': 'BAD_USER_INPUT',
    'as deep as is allowed': 'allowed',
    'a chain of fragments': 'allowed',
  })
})
