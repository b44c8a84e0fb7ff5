import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readReport } from './outcome.ts'

test.each([
  ['whole', '{"testResults":[]}', { report: { testResults: [] } }],
  ['cut off', '{"testResults":[', {}],
  ['missing', undefined, {}],
])('a report that is %s', (_, text, read) => {
  const folder = mkdtempSync(join(tmpdir(), 'digintm-report-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'lane.json')
  if (text !== undefined) writeFileSync(file, text)
  expect(readReport(file)).toEqual(read)
})
