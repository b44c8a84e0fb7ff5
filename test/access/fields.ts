import type { ApiClass } from '../../backend/src/platform/reading/plan.ts'
import { ofAllModules } from './modules.ts'
import type { Readers, TypeRow } from './rows.ts'

/** Types about people. Everything else is `open`. */
export const types: Readonly<Record<string, TypeRow>> = ofAllModules(rows => rows.types)

/** The class that says how each type is read. */
export const personal: Readonly<Record<string, ApiClass>> = Object.fromEntries(
  Object.entries(types).map(([name, { type }]) => [name, type]),
)

/** AUTH-5: who may read which field. */
export const fields: Readonly<Record<string, Readonly<Record<string, Readers>>>> =
  Object.fromEntries(Object.entries(types).map(([name, { read }]) => [name, readersOf(read)]))

function readersOf(read: TypeRow['read']): Record<string, Readers> {
  const all = read.flatMap(([readers, names]) =>
    names.split(' ').map(each => [each, readers] as const),
  )
  const named = Object.fromEntries(all)
  if (Object.keys(named).length < all.length) throw new Error('a field is named twice')
  return named
}

/** Why the fields of a type need no rule of their own. */
type Why = 'caller' | 'published' | 'settings' | 'carrier' | 'abilities' | 'counted'

const NAMED: Readonly<Record<string, Why>> = {
  Cell: 'published',
  CodeExtension: 'settings',
  Completeness: 'published',
  DimensionKey: 'published',
  DistrictsShown: 'published',
  Job: 'caller',
  JobCount: 'caller',
  KeyFigure: 'published',
  KeyFigureRow: 'published',
  KeyFigureTable: 'published',
  Me: 'caller',
  Membership: 'caller',
  Municipality: 'published',
  ListedCode: 'published',
  ListOfCodes: 'published',
  PageInfo: 'carrier',
  Reassignment: 'counted',
  ReassignmentRefusal: 'counted',
  ReassignmentSource: 'counted',
  Tenant: 'caller',
  TenantSettings: 'settings',
  Upload: 'caller',
}

/**
 * Types whose fields need no rule of their own, and why: they tell of the caller alone, are published or the Kreis's settings, carry
 * records that have rules, say what the caller may do with a record that has, or count records that the root field's own rule
 * lets the caller choose from.
 */
export const whyOpen = (type: string): Why | undefined =>
  /(Payload|Connection|Edge)$/.test(type)
    ? 'carrier'
    : type.endsWith('Abilities')
      ? 'abilities'
      : NAMED[type]

export const isOpen = (type: string): boolean => whyOpen(type) !== undefined
