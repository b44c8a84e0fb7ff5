import {
  check,
  picklist,
  nullish,
  optional,
  pipe,
  record,
  safeParse,
  strictObject,
  string,
  unknown,
} from 'valibot'
import { BadInput, type FieldProblem } from '../ground/errors.ts'
import { checkTexts } from '../ground/plain-text.ts'
import { isVisible } from '../ground/visible-text.ts'
import type { DocumentKind } from './kind.ts'
import { FORMATS, type DocumentWish } from './make.ts'
import { LANGUAGES } from './speech.ts'

/** As the audit trail has it. */
export const LONGEST_REASON = 200

const Body = strictObject({
  language: optional(picklist(LANGUAGES), 'de'),
  format: optional(picklist(FORMATS), 'pdf'),
  reason: nullish(
    pipe(
      string(),
      check(text => text.isWellFormed()),
    ),
    null,
  ),
  variables: optional(record(string(), unknown()), {}),
})

/** What a body asks of a kind of document. What stands in its variables is checked by the operation that takes them. */
export function wishOf(kind: DocumentKind, body: unknown): DocumentWish {
  const { success, output, issues } = safeParse(Body, body)
  if (!success) throw new BadInput(...issues.map(({ path }) => invalid(partOf(path?.[0]?.key))))
  const unknownNames = Object.keys(output.variables).filter(name => !kind.parameters.includes(name))
  const problems = [
    ...unknownNames.map(name => invalid(`variables.${name.toWellFormed()}`)),
    ...(kind.form === 'letter' && output.format !== 'pdf' ? [invalid('format')] : []),
    ...(asksReason(kind) ? problemsOfReason(output.reason) : []),
  ]
  if (problems.length) throw new BadInput(...problems)
  checkTexts(output.variables)
  return { kind, ...output, reason: asksReason(kind) ? output.reason!.trim() : null }
}

const partOf = (key: unknown): string => (typeof key === 'string' ? key : 'body')

const asksReason = (kind: DocumentKind): boolean => kind.form === 'tables' && kind.people

function problemsOfReason(reason: string | null): FieldProblem[] {
  const path = 'reason'
  if (!reason?.trim()) return [{ path, rule: 'required', message: 'say why' }]
  if (reason.length > LONGEST_REASON)
    return [
      {
        path,
        rule: 'tooLong',
        message: `at most ${LONGEST_REASON} characters`,
        most: LONGEST_REASON,
      },
    ]
  if (!isVisible(reason, false))
    return [
      { path, rule: 'character', message: 'no line breaks or characters that cannot be seen' },
    ]
  return []
}

const invalid = (path: string): FieldProblem => ({
  path,
  rule: 'invalid',
  message: 'not of the type that stands here',
})
