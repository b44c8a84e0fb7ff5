import type { CodeList } from '../../backend/src/platform/codes/code-list.ts'
import { csv } from '../../backend/src/modules/reference/data/upsert.ts'

/** All codes that a list begins with, in its order. */
export const listedCodes = (list: CodeList): string[] =>
  csv(`codes/${list.toLowerCase().replaceAll('_', '-')}.csv`).map(({ code }) => String(code))
