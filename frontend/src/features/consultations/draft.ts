import * as v from 'valibot'
import type { ResultOf, VariablesOf } from '../../api/graphql.ts'
import { mostOf } from '../../api/limits.ts'
import { required, type FieldProblem } from '../../api/problem.ts'
import type { ConsultationFields, RecordConsultation } from './consultations.graphql.ts'

type Input = VariablesOf<typeof RecordConsultation>['input']
export type Consultation = ResultOf<typeof ConsultationFields>
type Unit = Input['unit']
type Channel = NonNullable<Input['channel']>

/** What people choose from; the fourth stores office and channel, so the state figure stays threefold. */
export const PLACES = ['COUNSELLING_OFFICE', 'OUTREACH', 'ACCOMPANIMENT', 'REMOTE'] as const
export const REMOTE_CHANNELS = [
  'PHONE',
  'VIDEO',
  'EMAIL',
  'MESSENGER',
  'LETTER',
  'PLATFORM',
] as const
export const MINUTES = [15, 30, 45, 60, 90]
export const INTERPRETERS = [
  'NONE',
  'PROFESSIONAL',
  'VOLUNTEER',
  'FAMILY_MEMBER',
  'PHONE_VIDEO',
] as const
export interface Draft {
  heldOn: string | undefined
  place: (typeof PLACES)[number]
  remote: (typeof REMOTE_CHANNELS)[number]
  minutes: number | undefined
  unit: Unit
  participants: number
  topics: string[]
  languages: string[]
  interpreter: (typeof INTERPRETERS)[number]
  travelMinutes: number | undefined
  noShow: boolean
  note: string
}

const DAY = v.optional(v.pipe(v.string(), v.isoDate()))
const NUMBER = v.optional(v.number())
export const UNITS = ['INDIVIDUAL', 'FAMILY'] as const satisfies Unit[]

/** What each field may hold. */
export const DRAFT_SHAPE = {
  heldOn: DAY,
  place: v.picklist(PLACES),
  remote: v.picklist(REMOTE_CHANNELS),
  minutes: NUMBER,
  unit: v.picklist(UNITS),
  participants: v.number(),
  topics: v.array(v.string()),
  languages: v.array(v.string()),
  interpreter: v.picklist(INTERPRETERS),
  travelMinutes: NUMBER,
  noShow: v.boolean(),
  note: v.string(),
}

export function newDraft(today: string): Draft {
  return {
    heldOn: today,
    place: 'COUNSELLING_OFFICE',
    remote: 'PHONE',
    minutes: 30,
    unit: 'INDIVIDUAL',
    participants: 1,
    topics: [],
    languages: [],
    interpreter: 'NONE',
    travelMinutes: undefined,
    noShow: false,
    note: '',
  }
}

export function draftOf(talk: Consultation): Draft {
  const remote = REMOTE_CHANNELS.find(channel => channel === talk.channel)
  return {
    heldOn: talk.heldOn,
    place: remote && talk.setting === 'COUNSELLING_OFFICE' ? 'REMOTE' : talk.setting,
    remote: remote ?? 'PHONE',
    minutes: talk.minutes ?? undefined,
    unit: talk.unit,
    participants: talk.participants,
    topics: [...talk.topics],
    languages: [...talk.languages],
    interpreter: talk.interpreter,
    travelMinutes: talk.travelMinutes ?? undefined,
    noShow: talk.noShow,
    note: talk.note ?? '',
  }
}

const MOST_MINUTES = mostOf('RecordConsultationInput', 'minutes')

/** What must stand in the form before it may be sent; the server checks the same again. */
const Complete = v.object({
  heldOn: v.pipe(v.string(), v.isoDate()),
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_MINUTES)),
  topics: v.pipe(v.array(v.string()), v.minLength(1)),
})
export type Required = keyof v.InferOutput<typeof Complete>

/** The fields that still keep the talk from being saved, in the order of the form. */
export function missingIn(draft: Draft): Required[] {
  const result = v.safeParse(Complete, draft)
  const paths = result.success ? [] : result.issues.map(issue => issue.path?.[0]?.key as Required)
  return [...new Set(paths)]
}

/** The same for the inputs. */
export const problemsIn = (draft: Draft): FieldProblem[] =>
  missingIn(draft).map(path =>
    path === 'minutes' && draft.minutes !== undefined
      ? { ...required(path), rule: 'range', least: 1, most: MOST_MINUTES }
      : required(path),
  )

/** The draft in the API's words; call only when nothing is missing. */
export function inputOf(draft: Draft) {
  const remote = draft.place === 'REMOTE'
  const channel: Channel = remote ? draft.remote : 'IN_PERSON'
  return {
    heldOn: draft.heldOn ?? '',
    setting: draft.place === 'REMOTE' ? ('COUNSELLING_OFFICE' as const) : draft.place,
    channel,
    minutes: draft.minutes ?? null,
    unit: draft.unit,
    participants: draft.participants,
    topics: draft.topics,
    languages: draft.languages,
    interpreter: draft.interpreter,
    travelMinutes: draft.travelMinutes ?? null,
    noShow: draft.noShow,
    note: draft.note.trim() || null,
  }
}

/** What a missing field is called, by its place in the input. */
export const FIELD_NAMES = {
  caseId: 'consultations.person',
  unit: 'consultations.unit',
  'consent.informedOn': 'cases.informedOn',
  'consent.consentForm': 'cases.consentForm',
  heldOn: 'consultations.heldOn',
  minutes: 'consultations.minutes',
  topics: 'consultations.topics',
  'followUp.title': 'consultations.followUpTitle',
} as const
