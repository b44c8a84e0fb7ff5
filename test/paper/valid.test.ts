import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentKinds } from '../../backend/src/documents.ts'
import { Workshop } from '../../backend/src/platform/documents/workshop.ts'
import { ofAllModules } from '../access/modules.ts'
import { createStage, type Stage } from '../access/stage.ts'
import { askDocument } from '../support/documents.ts'
import { letterOf, letters, onPaper } from '../support/letters.ts'
import { violationsOf } from './verapdf.ts'

const workshop = new Workshop()
let stage: Stage
/** What veraPDF has to say of each, asked once: most of its time is Java's. */
let told: Record<string, string[]>

const rows = ofAllModules(({ documents }) => documents)

beforeAll(async () => {
  stage = await createStage()
  const files: Record<string, Uint8Array> = {}
  for (const letter of letters) files[letter.language] = await onPaper(workshop, letterOf(letter))
  for (const { name } of documentKinds) files[name] = await made(name)
  files['strange'] = await onPaper(workshop, {
    title: 'Zeichen \u{1F468}\u200d\u{1F469} 中文',
    sections: [{ text: '#import "x": * \\ ] \u202eabc\u202c ნინო' }],
  })
  // the control: tagged, but with a language that is none
  files['broken'] = Buffer.from(
    (await onPaper(workshop, letterOf(letters[0]!)))
      .toString('latin1')
      .replace('/Marked true', '/Marked fals'),
    'latin1',
  )
  told = await violationsOf(files)
})
afterAll(() => Promise.all([workshop.close(), stage.world.close()]))

async function made(kind: string): Promise<Buffer> {
  const { allowed, variables, people } = rows[kind]!
  const { token } = await stage.as(allowed[0]!)
  const reason = people === 'LIST' ? { reason: 'Prüfung' } : {}
  const body = { format: 'pdf', variables: variables(stage.own), ...reason }
  const { status, bytes } = await askDocument(stage.world, token, { kind, body })
  if (status !== 200) throw new Error(`${kind}: ${bytes.toString()}`)
  return bytes
}

test.each(letters)('a letter in $language is PDF/UA-1', ({ language }) => {
  expect(told[language]).toEqual([])
})

test.each(documentKinds)('$name on paper is PDF/UA-1', ({ name }) => {
  expect(told[name]).toEqual([])
})

test('what no font has and what looks like a template changes nothing about it', () => {
  expect(told['strange']).toEqual([])
})

test('the control: a file that says it is not tagged is found', () => {
  expect(told['broken']).not.toEqual([])
})
