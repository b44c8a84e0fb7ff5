import {
  buildSchema,
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql'
import type { World } from '../support/world.ts'

type Row = Record<string, unknown> & { id: string }
type Args = Record<string, unknown>

/** Who asks: a manager for own and deputised cases, or the coordinator of the Kreis. */
export interface Asker {
  managerId: string | null
}

interface Memory {
  asker: Asker
  tables: Record<(typeof TABLES)[number], Row[]>
}

const TABLES = [
  'case_assignment',
  'case_file',
  'consultation',
  'consultation_note',
  'follow_up',
  'household',
  'household_member',
  'integration_manager',
  'municipality',
  'organisation_unit',
  'person',
] as const

/** All rows of a tenant as JSON. */
export async function remember(world: World, tenant: string): Promise<Memory['tables']> {
  const tables = {} as Memory['tables']
  for (const table of TABLES) {
    const from =
      table === 'municipality'
        ? `reference.municipality t where t.valid_to is null and t.district = $1`
        : `app.${table} t where t.tenant = $1`
    const rows = await world.sql<{ row: Row }>(`select to_jsonb(t) as row from ${from}`, [tenant])
    tables[table] = rows.map(({ row }) => row)
  }
  return tables
}

/** The API once more, on rows in memory and field by field: nothing here is shared with the product's reading. */
export function naiveSchema(sdl: string): GraphQLSchema {
  return buildSchema(sdl)
}

interface Order {
  name: string
  columns: string[]
  descending?: boolean
}

const ORDERS: Record<string, Order> = {
  UPDATED_DESC: { name: 'UPDATED_DESC', columns: ['updated_at', 'id'], descending: true },
  OPENED_ASC: { name: 'OPENED_ASC', columns: ['opened_on', 'id'] },
  OPENED_DESC: { name: 'OPENED_DESC', columns: ['opened_on', 'id'], descending: true },
  NUMBER_ASC: { name: 'NUMBER_ASC', columns: ['number', 'id'] },
}
const TALKS: Order = { name: 'talks', columns: ['held_on', 'id'], descending: true }
const DUE: Order = { name: 'due', columns: ['due_on', 'id'] }
const NAMES: Order = { name: 'names', columns: ['family_name', 'given_name', 'id'] }
const SINCE: Order = { name: 'since', columns: ['valid_from', 'id'] }

const german = new Intl.Collator('de')
const compared =
  ({ columns, descending }: Order) =>
  (a: Row, b: Row): number => {
    const column = columns.find(name => a[name] !== b[name])
    if (!column) return 0
    const [one, other] = [String(a[column]), String(b[column])]
    if (column.endsWith('name')) return german.compare(one, other)
    return one < other === !descending ? -1 : 1
  }

/** `cursor:<order>:<id>`, for either reader's cursor. */
export const cursorOf = (order: string, id: string): string => `cursor:${order}:${id}`

interface List {
  rows: Row[]
  /** Rows that a cursor may come from. */
  all: Row[]
  order: Order
}

function page({ rows, all, order }: List, { first, after }: Args): object {
  const last = all.find(({ id }) => cursorOf(order.name, id) === after)
  const behind = rows
    .toSorted(compared(order))
    .filter(row => !last || compared(order)(row, last) > 0)
  const nodes = behind.slice(0, first as number)
  const edges = nodes.map(node => ({ node, cursor: cursorOf(order.name, node.id) }))
  return {
    nodes,
    edges,
    count: Math.min(rows.length, 1001),
    pageInfo: {
      hasNextPage: behind.length > nodes.length,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

const CLOSED = ['CLOSED', 'TRANSFERRED', 'ANONYMISED']
const isOpen = (file: Row) => !CLOSED.includes(String(file['status']))
const one = (rows: Row[], id: unknown, key = 'id') => rows.find(row => row[key] === id) ?? null
const of = (rows: Row[], key: string, { id }: Row) => rows.filter(row => row[key] === id)
const berlin = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' })
const today = () => berlin.format(new Date())
const isToday = ({ valid_from, valid_to }: Row) =>
  (valid_from as string) <= today() && today() <= ((valid_to as string | null) ?? '9999-12-31')
const isHeld = ({ no_show }: Row) => no_show === false

function isOwn(file: Row, { asker, tables }: Memory): boolean {
  const deputies = tables.case_assignment.filter(
    row => row['case_file'] === file.id && row['role'] === 'DEPUTY' && isToday(row),
  )
  return [file, ...deputies].some(
    ({ manager }) => asker.managerId !== null && manager === asker.managerId,
  )
}

const visible = (memory: Memory): Row[] =>
  memory.tables.case_file.filter(file => !memory.asker.managerId || isOwn(file, memory))

function caseMatches(file: Row, filter: Args): boolean {
  const { status, open, urgency, managerId, unassigned, municipality } = filter
  return [
    status == null || (status as unknown[]).includes(file['status']),
    open == null || isOpen(file) === open,
    urgency == null || (urgency as unknown[]).includes(file['urgency']),
    managerId == null || file['manager'] === managerId,
    unassigned == null || (file['manager'] === null) === unassigned,
    municipality == null || file['municipality'] === municipality,
  ].every(Boolean)
}

function isMine(due: Row, memory: Memory, { status, dueBy }: Args): boolean {
  const file = one(memory.tables.case_file, due['case_file'])!
  const wanted = (status ?? ['OPEN', 'SNOOZED']) as unknown[]
  return (
    isOwn(file, memory) &&
    due['assignee'] === memory.asker.managerId &&
    wanted.includes(due['status']) &&
    (dueBy == null || String(due['due_on']) <= (dueBy as string))
  )
}

function staffMatches(manager: Row, { active, unitId }: Args): boolean {
  const until = (manager['active_until'] as string | null) ?? '9999-12-31'
  const employed = String(manager['active_from']) <= today() && today() <= until
  return (active == null || employed === active) && (unitId == null || manager['unit'] === unitId)
}

type Resolve = (row: Row, args: Args, memory: Memory) => unknown

const linked =
  (table: (typeof TABLES)[number], column: string, key = 'id'): Resolve =>
  (row, _, { tables }) =>
    one(tables[table], row[column], key)
const municipality = linked('municipality', 'municipality', 'ags')
const manager = linked('integration_manager', 'manager')
const fullName =
  (given: string): Resolve =>
  row =>
    `${String(row[given])} ${String(row['family_name'])}`

const RESOLVERS: Record<string, Resolve> = {
  'Query.cases': (_, args, memory) => {
    const rows = visible(memory).filter(file => caseMatches(file, (args['filter'] ?? {}) as Args))
    const order = ORDERS[args['orderBy'] as string]!
    return page({ rows, all: memory.tables.case_file, order }, args)
  },
  'Query.case': (_, { id }, memory) => one(visible(memory), id),
  'Query.followUps': (_, args, memory) => {
    const all = memory.tables.follow_up
    const rows = all.filter(due => isMine(due, memory, (args['filter'] ?? {}) as Args))
    return page({ rows, all, order: DUE }, args)
  },
  'Query.staff': (_, args, { tables: { integration_manager: all } }) => {
    const rows = all.filter(row => staffMatches(row, (args['filter'] ?? {}) as Args))
    return page({ rows, all, order: NAMES }, args)
  },
  'Query.municipalities': (_, __, { tables }) =>
    tables.municipality.toSorted(compared({ name: '', columns: ['name', 'ags'] })),
  'Query.me': () => ({}),
  'Me.manager': (_, __, { tables, asker }) => one(tables.integration_manager, asker.managerId),
  'Case.person': linked('person', 'person'),
  'Case.household': linked('household', 'household'),
  'Case.municipality': municipality,
  'Case.manager': manager,
  'Case.organisationUnit': linked('organisation_unit', 'organisation_unit'),
  'Case.assignments': (file, _, { tables }) =>
    of(tables.case_assignment, 'case_file', file).toSorted(compared(SINCE)),
  'Case.followUps': (file, _, { tables }) =>
    of(tables.follow_up, 'case_file', file).toSorted(compared(DUE)),
  'Case.nextFollowUp': (file, _, { tables }) =>
    of(tables.follow_up, 'case_file', file)
      .filter(({ status }) => status === 'OPEN' || status === 'SNOOZED')
      .toSorted(compared(DUE))[0],
  'Case.consultations': (file, args, { tables: { consultation: all } }) =>
    page({ rows: of(all, 'case_file', file), all, order: TALKS }, args),
  'Case.lastConsultation': (file, _, { tables }) =>
    of(tables.consultation, 'case_file', file).filter(isHeld).toSorted(compared(TALKS))[0],
  'Case.consultationCount': (file, _, { tables }) =>
    of(tables.consultation, 'case_file', file).filter(isHeld).length,
  'Case.can': (file, _, memory) => ({
    recordConsent: isOpen(file) && isOwn(file, memory),
    recordConsultation: isOpen(file) && isOwn(file, memory),
    assign: isOpen(file) && !memory.asker.managerId,
  }),
  'CaseAssignment.manager': manager,
  'Consultation.case': linked('case_file', 'case_file'),
  'Consultation.manager': manager,
  'Consultation.municipality': municipality,
  'Consultation.note': (talk, _, { tables }) => one(tables.consultation_note, talk.id)?.['text'],
  'Consultation.can': (talk, _, memory) => ({
    correct:
      talk['manager'] === memory.asker.managerId &&
      isOwn(one(memory.tables.case_file, talk['case_file'])!, memory),
  }),
  'FollowUp.case': linked('case_file', 'case_file'),
  'FollowUp.assignee': linked('integration_manager', 'assignee'),
  'FollowUp.can': ({ assignee, status }, _, { asker }) => ({
    complete: assignee === asker.managerId && (status === 'OPEN' || status === 'SNOOZED'),
  }),
  'Household.members': (household, _, { tables }) =>
    of(tables.household_member, 'household', household).toSorted(compared(SINCE)),
  'Household.size': (household, _, { tables }) =>
    of(tables.household_member, 'household', household).filter(row => row['valid_to'] === null)
      .length,
  'HouseholdMember.person': linked('person', 'person'),
  'Person.municipality': municipality,
  'Person.displayName': fullName('given_names'),
  'IntegrationManager.displayName': fullName('given_name'),
  'IntegrationManager.unit': linked('organisation_unit', 'unit'),
  'IntegrationManager.fte': row => Number(row['fte_hundredths']) / 100,
  'IntegrationManager.openCases': (row, _, { tables }) =>
    of(tables.case_file, 'manager', row).filter(isOpen).length,
  'IntegrationManager.consultationsThisMonth': (row, _, { tables }) =>
    of(tables.consultation, 'manager', row).filter(
      talk => isHeld(talk) && String(talk['held_on']).startsWith(today().slice(0, 7)),
    ).length,
  'OrganisationUnit.municipality': municipality,
}

/** A column of the row by the field's name, where nothing else is said. */
// oxlint-disable-next-line max-params -- as graphql-js calls a resolver
export const naiveResolver: GraphQLFieldResolver<Row, Memory> = (row, args, memory, info) => {
  const resolve = RESOLVERS[`${info.parentType.name}.${info.fieldName}`]
  if (resolve) return resolve(row, args as Args, memory)
  const column = info.fieldName.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
  return column in row ? row[column] : defaultFieldResolver(row, args, memory, info)
}
