import ts from 'typescript'
import { expect, test } from 'vitest'

const TEXTS = `${import.meta.dirname}/texts.ts`
const PROGRAM = `${import.meta.dirname}/many-keys.ts`

/** As many texts as the finished product has: forty features of seventy texts, some of them a level deeper. */
const features = Array.from({ length: 40 }, (_, i) => {
  const words = Array.from({ length: 50 }, (__, k) => `text${k}: 'Text ${k} {name}',`)
  const deeper = Array.from({ length: 18 }, (__, k) => `KIND_${k}: 'Kind ${k}',`)
  return `feature${i}: { ${words.join(' ')} kind: { ${deeper.join(' ')} }, days: { one: '1 day', other: '{n} days' }, plain: 'Plain' }`
})
const keys = features.length * 70

const declared = `
import type { Args, CountKey, MessageKey, PlainKey } from './texts.ts'
const all = { ${features.join(',\n')} } as const
declare module './texts.ts' { interface Texts { all: typeof all } }
declare function t<K extends MessageKey>(key: K, ...values: Args<K>): string
declare function count(key: CountKey, n: number): string
declare const plain: PlainKey
declare const kind: 'KIND_3' | 'KIND_4'
t(plain)
`
const right = `
t('all.feature7.text3', { name: 'x' })
t(\`all.feature7.kind.\${kind}\`)
count('all.feature39.days', 3)
`
const wrong = [
  `t('all.feature7.nothing')`,
  `t('all.feature7.text3')`,
  `t('all.feature7.text3', { nam: 'x' })`,
  `t('all.feature7.days')`,
  `count('all.feature7.plain', 3)`,
]

/** What the compiler says, by line. */
function complaints(program: string): string[] {
  const options: ts.CompilerOptions = {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  }
  const host = ts.createCompilerHost(options)
  const { fileExists, getSourceFile } = host
  host.fileExists = file => file === PROGRAM || fileExists(file)
  host.getSourceFile = (file, version) =>
    file === PROGRAM
      ? ts.createSourceFile(file, program, version, true)
      : getSourceFile(file, version)
  return ts
    .getPreEmitDiagnostics(ts.createProgram([PROGRAM, TEXTS], options, host))
    .map(({ file, start }) => {
      const { line } = file!.getLineAndCharacterOfPosition(start!)
      return file!.text.split('\n')[line]!
    })
}

test('C24: the type of keys carries more texts than the finished product has, and finds what is wrong', () => {
  expect(keys).toBeGreaterThan(2_500)
  expect(complaints(declared + right + wrong.join('\n'))).toEqual(wrong)
})
