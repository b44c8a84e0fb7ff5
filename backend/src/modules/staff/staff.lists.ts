import { CODE_NAMES, codeNames, type CodeNames } from '../reference/code-names.ts'
import { listDocument } from '../../platform/documents/list-document.ts'

interface ManagerRow {
  givenName: string
  familyName: string
  fte: number
  languages: string[]
  openCases: number
  consultationsThisMonth: number
  unit: { name: string }
}

const ACTIVE = {
  de: { true: 'heute beschäftigt', false: 'nicht mehr beschäftigt' },
  en: { true: 'employed today', false: 'not employed today' },
}

/** The managers of the Kreis and their load. */
export const staffList = listDocument<ManagerRow, CodeNames>({
  name: 'staff',
  people: true,
  root: 'staff',
  operation: `query StaffList($first: Int!, $after: String, $filter: StaffFilter) {
    staff(first: $first, after: $after, filter: $filter) {
      nodes { givenName familyName fte languages openCases consultationsThisMonth unit { name } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  learns: { operation: CODE_NAMES, from: codeNames },
  title: { de: 'Integrationsmanager:innen', en: 'Integration managers' },
  file: { de: 'Personal', en: 'Staff' },
  says: ({ filter }, speech) => {
    const { active } = Object(filter) as Record<string, unknown>
    return typeof active === 'boolean' ? speech.of(ACTIVE)[`${active}`] : ''
  },
  hides: ({ filter }) => [(Object(filter) as Record<string, unknown>)['unitId']],
  columns: [
    {
      title: { de: 'Familienname', en: 'Family name' },
      kind: 'text',
      width: 20,
      value: row => row.familyName,
    },
    {
      title: { de: 'Vorname', en: 'Given name' },
      kind: 'text',
      width: 18,
      value: row => row.givenName,
    },
    {
      title: { de: 'Stelle', en: 'Employer' },
      kind: 'text',
      width: 30,
      value: row => row.unit.name,
    },
    {
      title: { de: 'Sprachen', en: 'Languages' },
      kind: 'text',
      width: 26,
      value: (row, _speech, named) => named('languages', row.languages),
    },
    {
      title: { de: 'Vollzeitäquivalente (VZÄ)', en: 'Full-time equivalents (FTE)' },
      kind: 'number',
      width: 16,
      value: row => row.fte,
    },
    {
      title: { de: 'Offene Fälle', en: 'Open cases' },
      kind: 'number',
      width: 12,
      value: row => row.openCases,
    },
    {
      title: { de: 'Fälle je VZÄ', en: 'Cases per FTE' },
      kind: 'number',
      width: 12,
      value: row => Math.round(row.openCases / row.fte),
    },
    {
      title: { de: 'Gespräche im Monat', en: 'Talks this month' },
      kind: 'number',
      width: 18,
      value: row => row.consultationsThisMonth,
    },
  ],
})
