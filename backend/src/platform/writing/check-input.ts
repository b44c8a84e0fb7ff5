import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
} from 'graphql'
import type { FieldProblem } from '../api/errors.ts'
import { isVisible } from '../api/visible-text.ts'
import { limitOf, type Limit, type ListLimit, type NumberLimit, type TextLimit } from './limit.ts'

/** Tells what is wrong with a value; `path` is its place in the input. */
type Check = (value: never, path: string, problems: FieldProblem[]) => void

const checks = new WeakMap<GraphQLInputObjectType, [name: string, check: Check][]>()

/** What the limits of an input type say of an input: each field that has one, also those of inputs within it. */
export function problemsIn(type: GraphQLInputObjectType, input: object): FieldProblem[] {
  const problems: FieldProblem[] = []
  checkObject(type)(input as never, '', problems)
  return problems
}

const checkObject =
  (type: GraphQLInputObjectType): Check =>
  (input: Record<string, unknown>, path, problems) => {
    for (const [name, check] of checksOf(type)) {
      const value = input[name]
      if (value !== null && value !== undefined)
        check(value as never, path ? `${path}.${name}` : name, problems)
    }
  }

function checksOf(type: GraphQLInputObjectType): [string, Check][] {
  const known = checks.get(type)
  if (known) return known
  const made = Object.values(type.getFields()).flatMap((field): [string, Check][] =>
    checksOfField(field).map(check => [field.name, check]),
  )
  checks.set(type, made)
  return made
}

function checksOfField(field: GraphQLInputField): Check[] {
  const { type } = field
  const limit = limitOf(field)
  const own = limit ? [checkOf(limit, isNonNullType(type))] : []
  const inner = getNamedType(type)
  if (!isInputObjectType(inner)) return own
  const below = checkObject(inner)
  return [...own, isListType(getNullableType(type)) ? each(below) : below]
}

function checkOf(limit: Limit, required: boolean): Check {
  switch (limit.kind) {
    case 'number':
      return checkNumber(limit)
    case 'list':
      return checkList(limit)
    case 'line':
    case 'lines':
      return checkText(limit, required)
  }
}

const each =
  (check: Check): Check =>
  (values: unknown[], path, problems) =>
    values.forEach((value, at) => check(value as never, `${path}.${at}`, problems))

/** One thing at a time: a text that is too long is not also called invisible. */
const checkText =
  ({ kind, most }: TextLimit, required: boolean): Check =>
  (text: string, path, problems) => {
    if (text.length > most)
      problems.push({ path, rule: 'tooLong', message: `at most ${most} characters`, most })
    else if (!isVisible(text, kind === 'lines'))
      problems.push({ path, rule: 'character', message: CHARACTERS[kind] })
    else if (required && !text.trim())
      problems.push({ path, rule: 'required', message: 'must not be empty' })
  }

const CHARACTERS = {
  line: 'no line breaks, control characters or characters that cannot be seen',
  lines: 'no control characters or characters that cannot be seen',
}

const checkList =
  ({ least = 0, most, codes }: ListLimit): Check =>
  (values: unknown[], path, problems) => {
    if (values.length < least)
      problems.push({ path, rule: 'required', message: `at least ${least}`, least })
    if (values.length > most)
      problems.push({ path, rule: 'tooMany', message: `at most ${most}`, most })
    else if (new Set(values).size < values.length)
      problems.push({ path, rule: 'duplicate', message: 'each of them once' })
    if (codes && !values.every(value => isOne(codes, value as string)))
      problems.push({ path, rule: 'code', message: 'codes of the list alone' })
  }

const isOne = (codes: NonNullable<ListLimit['codes']>, value: string): boolean =>
  codes instanceof RegExp ? codes.test(value) : codes.has(value)

const checkNumber =
  ({ least, most }: NumberLimit): Check =>
  (value: number, path, problems) => {
    if (value < least || value > most)
      problems.push({ path, rule: 'range', message: `${least} to ${most}`, least, most })
  }
