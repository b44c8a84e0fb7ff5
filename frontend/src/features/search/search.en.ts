import type { Words } from '../../locales/texts.ts'
import type { search as de } from './search.de.ts'

export const search: Words<typeof de> = {
  title: 'Find a person or a case',
  hint: 'At least two characters. Parts of the name in any order, spelling and script; case numbers in short too (2026/71).',
  alike: 'similar spelling',
  none: 'Nobody found. Try another spelling or the case number.',
  openCase: 'Open a case',
  found: { '=0': 'No hit', one: 'One hit', other: '{n} hits' },
}
