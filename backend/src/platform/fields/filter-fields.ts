import { Field } from 'type-graphql'
import { DateScalar, UuidScalar } from '../ground/scalars.ts'
import { Codes } from '../limits/limit.ts'
import { Narrows } from '../reading/narrows.ts'

/** Rows whose column has any of the codes that are given. */
export const AnyOf =
  (codes: object, column: string, description: string): PropertyDecorator =>
  (...field) => {
    Narrows<string[]>(some => (row, bind) => `${row}.${column} = any(${bind(some)}::text[])`)(
      ...field,
    )
    Codes({ most: Object.keys(codes).length })(...field)
    Field(() => [codes], { nullable: true, description })(...(field as [object, string]))
  }

/** Rows whose column names the record that is given. */
export const Names =
  (column: string, description: string): PropertyDecorator =>
  (...field) => {
    Narrows<string>(id => (row, bind) => `${row}.${column} = ${bind(id)}::uuid`)(...field)
    Field(() => UuidScalar, { nullable: true, description })(...(field as [object, string]))
  }

/** Rows whose day is the one that is given, or before. */
export const Until =
  (column: string, description: string): PropertyDecorator =>
  (...field) => {
    Narrows<string>(day => (row, bind) => `${row}.${column} <= ${bind(day)}::date`)(...field)
    Field(() => DateScalar, { nullable: true, description })(...(field as [object, string]))
  }
