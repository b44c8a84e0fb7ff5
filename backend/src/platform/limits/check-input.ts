import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
} from 'graphql'
import type { FieldProblem } from '../ground/errors.ts'
import { isVisible } from '../ground/visible-text.ts'
import type { CodeBook } from '../codes/code-book.ts'
import {
  limitOf,
  type CodeLimit,
  type Limit,
  type ListLimit,
  type NumberLimit,
  type TextLimit,
} from './limit.ts'

/** Tells what is wrong with a value; `path` is its place in the input. */
type Check = (value: never, place: Place) => void

interface Place {
  path: string
  problems: FieldProblem[]
  book: Pick<CodeBook, 'has'>
}

/** For holders without any code. */
const NO_CODES: Place['book'] = { has: () => false }

/** An input type with its fields, or a field with its arguments. */
type Holder = GraphQLInputObjectType | GraphQLField<unknown, unknown>

const checks = new WeakMap<Holder, [name: string, check: Check][]>()

/** What the limits say of an input, or of a field's arguments: each that has one, also those of inputs within it. */
export function problemsIn(holder: Holder, input: object, book = NO_CODES): FieldProblem[] {
  const problems: FieldProblem[] = []
  checkObject(holder)(input as never, { path: '', problems, book })
  return problems
}

/** Whether codes stand in it, for which `problemsIn` needs the book. */
export function namesCodes(holder: Holder): boolean {
  const known = coded.get(holder)
  if (known !== undefined) return known
  const fields = isInputObjectType(holder) ? Object.values(holder.getFields()) : holder.args
  const names = fields.some(field => {
    const limit = limitOf(field)
    const inner = getNamedType(field.type)
    return (
      (limit && 'codes' in limit && limit.codes) || (isInputObjectType(inner) && namesCodes(inner))
    )
  })
  coded.set(holder, names)
  return names
}

const coded = new WeakMap<Holder, boolean>()

/** Whether there is any limit in it. */
export const isLimited = (holder: Holder): boolean => checksOf(holder).length > 0

const checkObject =
  (holder: Holder): Check =>
  (input: Record<string, unknown>, place) => {
    const { path } = place
    for (const [name, check] of checksOf(holder)) {
      const value = input[name]
      if (value !== null && value !== undefined)
        check(value as never, { ...place, path: path ? `${path}.${name}` : name })
    }
  }

function checksOf(holder: Holder): [string, Check][] {
  const known = checks.get(holder)
  if (known) return known
  const fields = isInputObjectType(holder) ? Object.values(holder.getFields()) : holder.args
  const made = fields.flatMap((field): [string, Check][] =>
    checksOfField(field).map(check => [field.name, check]),
  )
  checks.set(holder, made)
  return made
}

function checksOfField(field: GraphQLInputField | GraphQLArgument): Check[] {
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
    case 'code':
      return checkCode(limit)
    case 'line':
    case 'lines':
      return checkText(limit, required)
  }
}

const each =
  (check: Check): Check =>
  (values: unknown[], place) =>
    values.forEach((value, at) => check(value as never, { ...place, path: `${place.path}.${at}` }))

/** One thing at a time: a text that is too long is not also called invisible. */
const checkText =
  ({ kind, most }: TextLimit, required: boolean): Check =>
  (text: string, { path, problems }) => {
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
  (values: unknown[], { path, problems, book }) => {
    if (values.length < least)
      problems.push({ path, rule: 'required', message: `at least ${least}`, least })
    if (values.length > most)
      problems.push({ path, rule: 'tooMany', message: `at most ${most}`, most })
    else if (new Set(values).size < values.length)
      problems.push({ path, rule: 'duplicate', message: 'each of them once' })
    if (codes && !values.every(value => book.has(codes, value as string)))
      problems.push({ path, rule: 'code', message: 'codes of the list alone' })
  }

const checkCode =
  ({ codes }: CodeLimit): Check =>
  (value: string, { path, problems, book }) => {
    if (!book.has(codes, value))
      problems.push({ path, rule: 'code', message: 'a code of the list' })
  }

const checkNumber =
  ({ least, most }: NumberLimit): Check =>
  (value: number, { path, problems }) => {
    if (value < least || value > most)
      problems.push({ path, rule: 'range', message: `${least} to ${most}`, least, most })
  }
