import type { Limit } from '../../backend/src/platform/limits/limit.ts'
import type { InputPlace } from './limited-fields.ts'
import type { World } from './world.ts'

/** `app.follow_up.title`, and what may be in it. */
export type Held = string

/** Where a condition on rows stands. */
export interface Condition {
  table: string
  name: string
  text: string
  /** By `app.limit`, which asks it of what is written, or a plain CHECK. */
  by: 'limit' | 'check'
}

const CHECKS = `
  select conrelid::regclass::text as table, conname::text as name, pg_get_constraintdef(oid) as text, 'check' as by
    from pg_constraint where contype = 'c' and connamespace = 'app'::regnamespace and conrelid <> 0
  union all
  select tgrelid::regclass::text, tgname::text, substring(pg_get_triggerdef(oid) from 'WHEN (.*) EXECUTE'), 'limit'
    from pg_trigger where tgfoid = 'app.refuse_beyond_limit'::regproc`

/** What the catalogue says of rows of the tenants' tables. */
export const conditionsIn = (world: World): Promise<Condition[]> => world.sql<Condition>(CHECKS)

/** What each of these forms says: of which column, and how much. */
const FORMS: readonly [form: RegExp, says: (column: string, ...rest: string[]) => string[]][] = [
  [/\b(?:char_)?length\((\w+)\) <= (\d+)/g, (c, most) => [`${c} ≤ ${most} characters`]],
  [
    /\bchar_length\((\w+)\) <= CASE (.*?) END/g,
    (c, cases) =>
      [...cases.matchAll(/(?:THEN|ELSE) (\d+)/g)].map(([, n]) => `${c} ≤ ${n} characters`),
  ],
  [/\bwithin\((\w+), \d+, (\d+)\)/g, (c, most) => [`${c} ≤ ${most} entries`]],
  [/\bcardinality\((\w+)\) >= (\d+)/g, (c, least) => [`${c} ≥ ${least} entries`]],
  [/\bcardinality\((\w+)\) <= (\d+)/g, (c, most) => [`${c} ≤ ${most} entries`]],
  [/\b(\w+) (>=|<=) (\d+)/g, (c, sign, n) => [`${c} ${sign === '>=' ? '≥' : '≤'} ${n}`]],
  [/\b(\w+) > (\d+)/g, (c, n) => [`${c} ≥ ${Number(n) + 1}`]],
]

/** What a condition says of how much a column takes; nothing where it is about something else. */
export function heldBy({ table, text }: Pick<Condition, 'table' | 'text'>): Held[] {
  const plain = text.replace(/\bnew\./g, '').replace(/\s+/g, ' ')
  return FORMS.flatMap(([form, says]) =>
    [...plain.matchAll(form)].flatMap(([, column, ...rest]) =>
      says(column!, ...rest).map(said => `${table}.${said}`),
    ),
  )
}

/** The same of a limit that is declared on an input field, which is kept in this column. */
export function declaredFor(column: string, limit: Limit): Held[] {
  switch (limit.kind) {
    case 'number':
      return [`${column} ≥ ${limit.least}`, `${column} ≤ ${limit.most}`]
    case 'list':
      return [
        ...(limit.least ? [`${column} ≥ ${limit.least} entries`] : []),
        `${column} ≤ ${limit.most} entries`,
      ]
    case 'code':
      return []
    case 'line':
    case 'lines':
      return [`${column} ≤ ${limit.most} characters`]
  }
}

export const limitedPlaces = (
  places: readonly InputPlace[],
): [declared: string, limit: Limit][] => [
  ...new Map(places.flatMap(({ declared, limit }) => (limit ? [[declared, limit] as const] : []))),
]
