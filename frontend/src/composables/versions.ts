/** What stands in one version of a record, line by line: what it is called, and its text. */
export type Lines = readonly (readonly [label: string, text: string | null | undefined])[]

/** Two versions of one record, as `SideBySide` shows them. */
export interface Compared {
  label: string
  before: string
  after: string
}

export const compared = (before: Lines, after: Lines): Compared[] =>
  before.map(([label, text], at) => ({ label, before: text ?? '', after: after[at]?.[1] ?? '' }))
