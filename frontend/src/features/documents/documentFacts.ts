import * as v from 'valibot'
import { required, type FieldProblem } from '../../api/problem.ts'

/** What somebody says of a document; an empty kind is not chosen yet. */
export interface Facts {
  kind: string
  title: string
  language: string
  expiresOn: string | undefined
}

export const FACTS_SHAPE = {
  kind: v.string(),
  title: v.string(),
  language: v.string(),
  expiresOn: v.optional(v.string()),
}

export const missingOf = ({ kind, title }: Facts): FieldProblem[] => [
  ...(kind ? [] : [required('kind')]),
  ...(title.trim() ? [] : [required('title')]),
]

/** As the server takes it. */
export const sentOf = ({ kind, title, language, expiresOn }: Facts) => ({
  kind,
  title: title.trim(),
  language: language || null,
  expiresOn: expiresOn ?? null,
})
