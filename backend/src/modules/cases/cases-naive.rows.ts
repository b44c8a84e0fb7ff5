import type { ModuleRows } from '../../../../test/access/rows.ts'
import {
  fullName,
  isNow,
  many,
  one,
  page,
  type Memory,
  type NaiveArgs,
  type NaiveOrder,
  type NaiveRow,
} from '../../../../test/support/naive.ts'

const ORDERS: Readonly<Record<string, NaiveOrder>> = {
  UPDATED_DESC: { columns: ['updated_at', 'id'], descending: true },
  URGENT_FIRST: { columns: ['urgency', 'opened_on', 'id'] },
  OPENED_ASC: { columns: ['opened_on', 'id'] },
  OPENED_DESC: { columns: ['opened_on', 'id'], descending: true },
  NUMBER_ASC: { columns: ['number', 'id'] },
}
type Rows = ReturnType<typeof many>

const TALKS = { columns: ['held_on', 'id'], descending: true }
const EVENTS = { columns: ['at', 'id'], descending: true }
const SINCE = { columns: ['valid_from', 'id'] }
const DUE = { columns: ['due_on', 'id'] }

export const isOpen = ({ status }: NaiveRow): boolean =>
  !['CLOSED', 'TRANSFERRED', 'ANONYMISED'].includes(String(status))
const held: Rows = (...asked) =>
  many(
    'consultation',
    'case_file',
    TALKS,
  )(...asked).filter(talk => !talk['no_show'] && !talk['withdrawn_on'])
const waits: Rows = (...asked) =>
  many(
    'follow_up',
    'case_file',
    DUE,
  )(...asked).filter(({ status }) => ['OPEN', 'SNOOZED'].includes(String(status)))

/** Whether the case is the asker’s own or deputised one. */
export function isOwn(id: unknown, { asker, tables }: Memory): boolean {
  const deputies = tables['case_assignment']!.filter(
    ({ case_file, role, valid_from, valid_to }) =>
      case_file === id && role === 'DEPUTY' && isNow(valid_from, valid_to),
  )
  return [one(tables['case_file'], id)!, ...deputies].some(
    ({ manager }) => asker.managerId !== null && manager === asker.managerId,
  )
}

const membersOf = (household: unknown, tables: Memory['tables']): number =>
  tables['household_member']!.filter(
    row => row['household'] === household && row['valid_to'] === null,
  ).length

const visible = (memory: Memory): NaiveRow[] =>
  memory.tables['case_file']!.filter(({ id }) => !memory.asker.managerId || isOwn(id, memory))

function matches(file: NaiveRow, filter: NaiveArgs): boolean {
  const { status, open, urgency, managerId, unassigned, municipality, text } = filter
  return [
    status == null || (status as unknown[]).includes(file['status']),
    open == null || isOpen(file) === open,
    urgency == null || (urgency as unknown[]).includes(file['urgency']),
    managerId == null || file['manager'] === managerId,
    unassigned == null || (file['manager'] === null) === unassigned,
    municipality == null || file['municipality'] === municipality,
    // numbers alone; what fits a name is not asked of this reader
    text == null || file['number'] === text,
  ].every(Boolean)
}

const eventsIn = (tables: Memory['tables']): NaiveRow[] =>
  [
    ...tables['consultation']!.map(row => ({
      ...row,
      at: row['held_on'],
      __typename: 'Consultation',
    })),
    ...tables['follow_up']!.map(row => ({ ...row, at: row['done_on'], __typename: 'FollowUp' })),
    ...tables['case_assignment']!.map(row => ({
      ...row,
      at: row['valid_from'],
      __typename: 'CaseAssignment',
    })),
  ].filter(({ at }) => at !== null)

const isAt = (file: NaiveRow, ...statuses: string[]): boolean =>
  statuses.includes(String(file['status']))
const consents = (file: NaiveRow): boolean =>
  Boolean(file['informed_on'] && file['consent_form'] && !file['consent_withdrawn_on'])
const changes: Rows = many('case_status_change', 'case_file', { columns: ['id'] })

/** What may follow a state, beside the end. */
const NEXT: Record<string, string[]> = {
  CLEARING: ['PLANNING', 'SHORT_ADVICE', 'CLOSING'],
  PLANNING: ['ACTIVE', 'CLOSING'],
  SHORT_ADVICE: ['PLANNING', 'CLOSING'],
  ACTIVE: ['PAUSED', 'CLOSING'],
  PAUSED: ['ACTIVE', 'CLOSING'],
}

/** Cases that a person, or the family, is counselled in. */
function filesOf({ id }: NaiveRow, { tables }: Memory): NaiveRow[] {
  const households = tables['household_member']!.filter(({ person }) => person === id)
  return tables['case_file']!.filter(
    ({ person, household }) =>
      person === id || (household && households.some(each => each['household'] === household)),
  )
}

/** The fields of cases, from rows in memory. */
export const naiveCases: NonNullable<ModuleRows['naive']> = {
  'Query.cases': (_, args, memory) => {
    const rows = visible(memory).filter(file => matches(file, (args['filter'] ?? {}) as NaiveArgs))
    const by = args['orderBy'] as string
    const all = memory.tables['case_file']!
    return page({ name: `Query.cases.${by}`, order: ORDERS[by]!, rows, all }, args)
  },
  'Query.case': (_, { id }, memory) => one(visible(memory), id),
  'Case.assignments': many('case_assignment', 'case_file', SINCE),
  'Case.followUps': waits,
  'Case.nextFollowUp': (...asked) => waits(...asked)[0],
  'Case.consultations': (file, args, { tables: { consultation: all = [] } }) =>
    page(
      {
        name: 'Case.consultations',
        order: TALKS,
        all,
        rows: all.filter(row => row['case_file'] === file.id),
      },
      args,
    ),
  'Case.timeline': (file, args, { tables }) => {
    const all = eventsIn(tables)
    const rows = all.filter(row => row['case_file'] === file.id)
    return page({ name: 'Case.timeline', order: EVENTS, rows, all }, args)
  },
  'Case.lastConsultation': (...asked) => held(...asked)[0],
  'Case.consultationCount': (...asked) => held(...asked).length,
  'Case.householdSize': ({ household }, _, { tables }) => Math.max(1, membersOf(household, tables)),
  'Case.can': (file, _, memory) => {
    const works = isOpen(file) && isOwn(file.id, memory)
    return {
      recordConsent: works,
      recordConsultation: works,
      addFollowUp: works,
      addDocument: works,
      change: works,
      close: works && !isAt(file, 'TRANSFER_PENDING'),
      changeStatus: works && !isAt(file, 'INTAKE', 'TRANSFER_PENDING'),
      reopen: isAt(file, 'CLOSED') && isOwn(file.id, memory),
      startHousehold: works && file['unit'] === 'INDIVIDUAL',
      withdrawConsent: works && consents(file),
      assign: isOpen(file) && !memory.asker.managerId,
    }
  },
  'Case.statusChanges': changes,
  'Case.nextStatuses': (file, ...asked) =>
    isAt(file, 'CLOSING')
      ? changes(file, ...asked)
          .filter(change => change['to_status'] === 'CLOSING')
          .slice(-1)
          .map(change => change['from_status'])
      : (NEXT[String(file['status'])] ?? []),
  'Household.can': (household, _, memory) => ({
    change: memory.tables['case_file']!.some(
      file => file['household'] === household.id && isOpen(file) && isOwn(file.id, memory),
    ),
  }),
  'Person.can': (person, _, memory) => ({
    change: filesOf(person, memory).some(
      file => !isAt(file, 'TRANSFERRED', 'ANONYMISED') && isOwn(file.id, memory),
    ),
  }),
  'Household.members': many('household_member', 'household', SINCE),
  'Household.size': ({ id }, _, { tables }) => membersOf(id, tables),
  'Person.displayName': fullName('given_names'),
}
