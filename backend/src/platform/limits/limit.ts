import { Extensions } from 'type-graphql'
import type { CodeList } from '../codes/code-list.ts'

/** What an input field or an argument may hold. Declared once: the server checks it, forms read it from `schema/limits.json`. */
export type Limit = TextLimit | ListLimit | NumberLimit | CodeLimit

export interface TextLimit {
  /** A text of one line, or of several. */
  kind: 'line' | 'lines'
  /** UTF-16 units, as browsers count them. */
  most: number
}

export interface ListLimit {
  kind: 'list'
  least?: number
  most: number
  /** List of codes that each must be one of. Nothing stands in a list twice. */
  codes?: CodeList
}

export interface CodeLimit {
  kind: 'code'
  codes: CodeList
}

export interface NumberLimit {
  kind: 'number'
  least: number
  most: number
}

const NAME = 'limit'

/** Stands beside `@Field` of an input type; a test fails where it is missing. */
export const Limited = (limit: Limit): PropertyDecorator => Extensions({ [NAME]: limit })

/** One line of at most so many characters. */
export const Line = (most: number): PropertyDecorator => Limited({ kind: 'line', most })

/** Lines of at most so many characters together. */
export const Lines = (most: number): PropertyDecorator => Limited({ kind: 'lines', most })

/** Codes of an enum or, where it is named, of a list; each of them once. */
export const Codes = (
  size: Pick<ListLimit, 'least' | 'most'>,
  codes?: CodeList,
): PropertyDecorator => Limited({ kind: 'list', ...size, ...(codes && { codes }) })

/** One code of a list. */
export const OneCode = (codes: CodeList): PropertyDecorator => Limited({ kind: 'code', codes })

/** A whole number within its bounds. */
export const Between = (least: number, most: number): PropertyDecorator =>
  Limited({ kind: 'number', least, most })

/** An input field or an argument. */
interface Holder {
  extensions: object
}

export const limitOf = ({ extensions }: Holder): Limit | undefined =>
  (extensions as { [NAME]?: Limit })[NAME]

/** For what is made from its decorators already. */
export function putLimit(holder: Holder, limit: Limit): void {
  holder.extensions = { ...holder.extensions, [NAME]: limit }
}
