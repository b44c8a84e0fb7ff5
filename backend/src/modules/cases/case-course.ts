import type { FieldProblem } from '../../platform/ground/errors.ts'
import type { CaseStatus } from './case.codes.ts'

/** No work is done any more. */
export const ENDED: readonly CaseStatus[] = ['CLOSED', 'TRANSFERRED', 'ANONYMISED']

/** How a case stands, as far as its course depends on it. */
export interface Standing {
  status: CaseStatus
  /** The client was informed and agrees, in whatever form. */
  consents: boolean
  /** Talks that were held, and all that were tried. */
  talks: number
  attempts: number
  openFollowUps: number
  /** What it was before its closing was prepared. */
  former: CaseStatus | null
  counsellingStart: string | null
  closedOn: string | null
  today: string
}

/** What is wanted of it, as somebody typed it. */
export interface Wanted {
  reason?: string | null
  closeReason?: string | null
  followUp?: object | null
}

/** One condition of a step; what it says where it does not hold. */
type Guard = (standing: Standing, wanted: Wanted) => FieldProblem | undefined

const unless = (holds: boolean, problem: FieldProblem): FieldProblem | undefined =>
  holds ? undefined : problem

const consents: Guard = ({ consents: given }) =>
  unless(given, {
    path: 'status',
    rule: 'consentMissing',
    message: 'the consent was withdrawn; record another one first',
  })

const hasReason: Guard = (_, { reason }) =>
  unless(Boolean(reason?.trim()), { path: 'reason', rule: 'required', message: 'say why' })

const comesBack: Guard = (_, { followUp }) =>
  unless(Boolean(followUp), {
    path: 'followUp.dueOn',
    rule: 'required',
    message: 'say when to come back to it',
  })

const hasCloseReason: Guard = (_, { closeReason }) =>
  unless(Boolean(closeReason), {
    path: 'closeReason',
    rule: 'required',
    message: 'say why it ends',
  })

const wasTried: Guard = ({ attempts }) =>
  unless(attempts > 0, {
    path: 'closeReason',
    rule: 'unattempted',
    message: 'record the attempt to reach the client first',
  })

const isSettled: Guard = ({ openFollowUps }) =>
  unless(openFollowUps === 0, {
    path: 'settles',
    rule: 'openFollowUps',
    message: 'do or cancel all follow-ups first',
    most: openFollowUps,
  })

/** Files are kept until the end of the fifth calendar year after closing (domain 11.4). */
const isKeptStill: Guard = ({ closedOn, today }) =>
  unless(closedOn === null || yearOf(today) <= yearOf(closedOn) + KEPT_YEARS, {
    path: 'reason',
    rule: 'retention',
    message: 'its time to be kept is over; open a new case',
  })

/** R-CASE-1: three years, four with a reason, and a reason is given. */
const isWithinLimit: Guard = ({ counsellingStart, today }) =>
  unless(counsellingStart === null || today < later(counsellingStart, LONGEST_YEARS), {
    path: 'reason',
    rule: 'duration',
    message: `counselling lasts at most ${LONGEST_YEARS} years`,
    most: LONGEST_YEARS,
  })

const KEPT_YEARS = 5
const LONGEST_YEARS = 4

const yearOf = (day: string): number => Number(day.slice(0, 4))
const later = (day: string, years: number): string => `${yearOf(day) + years}${day.slice(4)}`

interface Step {
  from: readonly CaseStatus[]
  to: CaseStatus
  guards: readonly Guard[]
}

const COUNSELLED: readonly CaseStatus[] = [
  'CLEARING',
  'PLANNING',
  'ACTIVE',
  'SHORT_ADVICE',
  'PAUSED',
]

/**
 * The steps of domain 6.5 that somebody decides on; talks bring about the first one. That an assessment is complete and
 * goals are agreed is the manager's word, as long as neither is kept here.
 */
const STEPS: readonly Step[] = [
  { from: ['CLEARING', 'SHORT_ADVICE'], to: 'PLANNING', guards: [consents] },
  { from: ['CLEARING'], to: 'SHORT_ADVICE', guards: [] },
  { from: ['PLANNING'], to: 'ACTIVE', guards: [consents] },
  { from: ['ACTIVE'], to: 'PAUSED', guards: [hasReason, comesBack] },
  { from: ['PAUSED'], to: 'ACTIVE', guards: [] },
  { from: COUNSELLED, to: 'CLOSING', guards: [hasCloseReason] },
  { from: ['CLOSING'], to: 'CLOSED', guards: [hasCloseReason, isSettled] },
  { from: ['INTAKE'], to: 'CLOSED', guards: [hasCloseReason, wasTried, isSettled] },
  { from: ['CLOSED'], to: 'CLEARING', guards: [hasReason, isKeptStill, isWithinLimit] },
]

const stepOf = (from: CaseStatus, to: CaseStatus): Step | undefined =>
  STEPS.find(step => step.to === to && step.from.includes(from))

/** Whether it can be closed from there, its closing prepared on the way. */
export const isReachable = (from: CaseStatus, to: CaseStatus): boolean =>
  Boolean(stepOf(from, to)) || (to === 'CLOSED' && COUNSELLED.includes(from))

/** States that somebody may choose next, closing and reopening aside. */
export const nextOf = (status: CaseStatus, former: CaseStatus | null): CaseStatus[] => [
  ...STEPS.filter(step => step.from.includes(status) && !ENDED.includes(step.to))
    .filter(() => !ENDED.includes(status))
    .map(step => step.to),
  ...(status === 'CLOSING' && former ? [former] : []),
]

/** What keeps the case from a step, each with its own text. */
export function problemsOfStep(standing: Standing, to: CaseStatus, wanted: Wanted): FieldProblem[] {
  if (standing.status === 'CLOSING' && to === standing.former) return []
  const step = stepOf(standing.status, to)
  if (!step)
    return [{ path: 'status', rule: 'transition', message: `not from ${standing.status} to ${to}` }]
  return step.guards.flatMap(guard => guard(standing, wanted) ?? [])
}
