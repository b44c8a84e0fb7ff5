import { createHash } from 'node:crypto'

/** The four workloads: what a manager opens, reads and records, and what the ministry's overview asks. */
export const WORKLOADS = ['list', 'detail', 'insert', 'ministry'] as const
export type Workload = (typeof WORKLOADS)[number]

const LIST = `query BenchList {
  cases(first: 50, orderBy: UPDATED_DESC) {
    nodes {
      id number unit status urgency openedOn
      person { id displayName nameInOriginalScript }
      municipality { ags name }
      manager { id displayName }
      lastConsultation { id heldOn setting topics }
    }
    pageInfo { hasNextPage endCursor }
  }
}`

const DETAIL = `query BenchDetail($id: UUID!) {
  case(id: $id) {
    id number unit status urgency openedOn counsellingStart informedOn consentForm
    person { id displayName nameInOriginalScript birthDate gender languages interpreterNeeded phone email }
    household { id size members { id role person { id displayName birthDate } } }
    municipality { ags name }
    organisationUnit { id name }
    manager { id displayName }
    followUps { id title dueOn reason status doneOn version }
    consultations(first: 20) {
      nodes {
        id heldOn minutes unit setting channel participants languages interpreter topics noShow version
        manager { id displayName }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`

/** The web UI's own, letter for letter but for `__typename`. */
const INSERT = `mutation BenchInsert($input: RecordConsultationInput!) {
  recordConsultation(input: $input) {
    clientMutationId
    consultation {
      id heldOn
      case { id number person { id displayName } lastConsultation { id } nextFollowUp { id } }
    }
  }
}`

const TABLE = `territory territoryLabel total { value status } previousTotal { value status }
  rows { keys { dimension code label } cell { value numerator denominator status } }`

/** All at once, as Überblick asks. */
const MINISTRY = `query BenchMinistry($requests: [KeyFigureRequestInput!]!) { keyFigures(requests: $requests) { ${TABLE} } }`

/** Our documents; the server in production takes them by hash alone. */
export const DOCUMENTS: Record<Workload, string> = {
  list: LIST,
  detail: DETAIL,
  insert: INSERT,
  ministry: MINISTRY,
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Period of the ministry's figures: two years, as the overview opens. */
export const PERIOD = { from: '2024-12-01', to: '2026-11-30' }

export const FIGURES = [
  { code: 'KF-13', by: ['GOVERNMENT_DISTRICT', 'SETTING'] },
  { code: 'KF-18', by: ['TOPIC'] },
  { code: 'KF-14', by: ['UNIT'] },
  { code: 'KF-16', by: ['SETTING'] },
].map(figure => ({ ...figure, ...PERIOD }))

/** A talk as the quick entry sends it. */
export const talkOn = (caseId: string, clientMutationId: string) => ({
  clientMutationId,
  caseId,
  heldOn: '2026-11-24',
  minutes: 40,
  unit: 'FAMILY',
  setting: 'COUNSELLING_OFFICE',
  channel: 'IN_PERSON',
  participants: 2,
  topics: ['HOUSING', 'LANGUAGE', 'HEALTH'],
})
