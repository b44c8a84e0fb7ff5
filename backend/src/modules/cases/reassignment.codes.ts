import type { CaseStatus } from './case.codes.ts'
import type { Employed } from './employed.ts'

/** What becomes of a case that is to go to somebody else, and of one that comes back. */
export const reassignmentOutcomes = {
  MOVED: 'The new manager is responsible.',
  INFORM: 'So, too; the client has to be told, because another employer is responsible now.',
  ALREADY: 'Left alone: the manager was responsible already.',
  CLOSED: 'Left alone: the case is closed.',
  CHANGED: 'Left alone: somebody has changed the case since it was chosen.',
  RETURNED: 'The former manager is responsible again.',
  KEPT: 'Left as it is: somebody has changed the case since it was handed over.',
} as const
export type ReassignmentOutcome = keyof typeof reassignmentOutcomes

/** What is looked at. */
export interface Reassigned {
  status: CaseStatus
  managerId: string | null
  unitId: string
  version: number
}

const OVER: readonly CaseStatus[] = ['CLOSED', 'TRANSFERRED', 'ANONYMISED']

/** Decides it: for the preview, and once more when it is done. */
export function outcomeOf(
  file: Reassigned | undefined,
  seen: number,
  to: Employed,
): ReassignmentOutcome {
  if (!file) return 'CHANGED'
  if (OVER.includes(file.status)) return 'CLOSED'
  if (file.managerId === to.managerId) return 'ALREADY'
  if (file.version !== seen) return 'CHANGED'
  // an intake that waits has nobody yet whom the client knows
  return file.managerId !== null && file.unitId !== to.unitId ? 'INFORM' : 'MOVED'
}

export const isMoved = (outcome: ReassignmentOutcome): boolean =>
  outcome === 'MOVED' || outcome === 'INFORM'
