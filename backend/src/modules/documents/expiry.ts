import type { FieldProblem } from '../../platform/ground/errors.ts'
import { known } from '../../platform/writing/record.ts'
import type { Work } from '../../platform/writing/work.ts'
import type { Case } from '../cases/case.entity.ts'
import { FollowUp } from '../follow-ups/follow-up.entity.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import type { Document } from './document.entity.ts'

/** So long before its last day somebody has to see to a new one; offices take weeks. */
const WEEKS_BEFORE = 8
/** Passports run ten years, some titles twenty; a day beyond is a mistake. */
const LONGEST_YEARS = 30

export function problemsOfExpiry(
  expiresOn: string | null | undefined,
  today: string,
): FieldProblem[] {
  if (!expiresOn || yearOf(expiresOn) <= yearOf(today) + LONGEST_YEARS) return []
  return [
    {
      path: 'expiresOn',
      rule: 'tooFar',
      message: `within ${LONGEST_YEARS} years`,
      most: LONGEST_YEARS,
    },
  ]
}

const yearOf = (day: string): number => Number(day.slice(0, 4))

/** Null for what has expired already, and is kept as it is. */
function dueOn(expiresOn: string, today: string): string | null {
  if (expiresOn < today) return null
  const day = new Date(`${expiresOn}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - 7 * WEEKS_BEFORE)
  const early = day.toISOString().slice(0, 10)
  return early < today ? today : early
}

/** Kinds that a Kreis has added have none of their own. */
const REASONS: Readonly<Record<string, FollowUp['reason']>> = {
  RESIDENCE_TITLE: 'RESIDENCE_EXPIRY',
  BENEFIT_NOTICE: 'BENEFIT_RENEWAL',
}
const reasonOf = (kind: string): FollowUp['reason'] => REASONS[kind] ?? 'CUSTOM'

interface Expiring {
  caseFile: Case
  kind: string
  title: string
  expiresOn?: string | null | undefined
}

/** What reminds of the last day; null when there is none, or nothing to remind of. */
export function remind(
  { add, today }: Work,
  { caseFile, kind, title, expiresOn }: Expiring,
  assignee: string,
): FollowUp | null {
  const due = expiresOn ? dueOn(expiresOn, today) : null
  if (!due) return null
  return add(FollowUp, {
    caseFile,
    title,
    dueOn: due,
    reason: reasonOf(kind),
    assignee: known(IntegrationManager, { id: assignee }),
    status: 'OPEN',
  })
}

/** The last day has changed, or whether the document counts: what somebody has done stays done, a new day is a new reminder. */
export function moveReminder(work: Work, document: Document, assignee: string): void {
  const { followUp, expiresOn, status } = document
  const due = expiresOn && status === 'ACTIVE' ? dueOn(expiresOn, work.today) : null
  if (!followUp || followUp.status === 'DONE') {
    const next = due && remind(work, document, assignee)
    // it is there before the document is written
    if (next) document.followUp = work.em.getReference(FollowUp, [work.organisation, next.id])
  } else if (due) Object.assign(followUp, { dueOn: due, status: 'OPEN' })
  else followUp.status = 'CANCELLED'
}

/** It says what the document is called. */
export function renameReminder({ followUp, title, kind }: Document): void {
  if (followUp && WAITS.has(followUp.status))
    Object.assign(followUp, { title, reason: reasonOf(kind) })
}

const WAITS = new Set<string>(['OPEN', 'SNOOZED'])
