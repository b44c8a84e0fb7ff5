import { Field, InputType } from 'type-graphql'
import { BadInput, type FieldProblem } from '../../platform/ground/errors.ts'
import { CodeList } from '../../platform/codes/code-list.ts'
import { CodeScalar } from '../../platform/ground/scalars.ts'
import { Line } from '../../platform/limits/limit.ts'
import { MutationInput } from '../../platform/writing/mutation.type.ts'
import type { Work } from '../../platform/writing/work.ts'
import { CodeExtension } from './code-extension.entity.ts'

@InputType({ description: 'A code that the Kreis adds to a list.' })
export class AddCodeInput extends MutationInput {
  @Field(() => CodeList, { description: 'The list, one that takes additions.' })
  declare list: CodeList
  @Line(200)
  @Field(() => String, { description: 'German name.' })
  declare labelDe: string
  @Line(200)
  @Field(() => String, { description: 'English name.' })
  declare labelEn: string
  @Line(60)
  @Field(() => CodeScalar, { description: 'State-wide code in use that it counts as, for good.' })
  declare mapsTo: string
}

/** Adds a code that may be chosen from today on. Its own code follows from the German name, and never changes. */
export async function addCode(work: Work, input: AddCodeInput): Promise<CodeExtension> {
  const { add, em, today } = work
  const { list, mapsTo } = input
  const [labelDe, labelEn] = [input.labelDe.trim(), input.labelEn.trim()]
  const problems = await problemsOf(work, input)
  const own = await em.find(CodeExtension, { list })
  const named = (label: string) => label.toLowerCase() === labelDe.toLowerCase()
  if (own.some(({ labelDe: label, validTo }) => named(label) && (!validTo || validTo >= today)))
    problems.push(wrong('labelDe', 'taken', 'a name that no own code of the list has'))
  if (problems.length) throw new BadInput(...problems)
  return add(CodeExtension, {
    list,
    code: codeFor(labelDe, new Set(own.map(({ code }) => code))),
    labelDe,
    labelEn,
    mapsTo,
    position: own.length + 1,
    validFrom: today,
    validTo: null,
  })
}

async function problemsOf(
  { rows, today }: Work,
  { list, mapsTo }: AddCodeInput,
): Promise<FieldProblem[]> {
  const [found] = await rows<{ extensible: boolean; used: boolean }>({
    name: 'code-list',
    text: `select l.extensible, exists (select from reference.code c
        where c.list = l.list and c.code = $3 and $4::date between coalesce(c.valid_from, '-infinity') and coalesce(c.valid_to, 'infinity')) as used
      from reference.code_list l where $1::text is not null and l.list = $2`,
    values: [list, mapsTo, today],
  })
  if (!found?.extensible) return [wrong('list', 'closed', 'a list that takes additions')]
  return found.used ? [] : [wrong('mapsTo', 'code', 'a state-wide code that is in use')]
}

const wrong = (path: string, rule: FieldProblem['rule'], message: string): FieldProblem => ({
  path,
  rule,
  message,
})

/** `OWN_` and the letters of the name, with a number where that is taken. */
function codeFor(label: string, taken: ReadonlySet<string>): string {
  const plain = label
    .replace(/ß/g, 'ss')
    .replace(/[äöü]/gi, letter => `${letter}e`)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .slice(0, 40)
  const base = `OWN_${plain || 'CODE'}`
  let code = base
  for (let number = 2; taken.has(code); number++) code = `${base}_${number}`
  return code
}
