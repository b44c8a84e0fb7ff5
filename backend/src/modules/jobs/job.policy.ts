import type { Actor } from '../../platform/identity/actor.ts'
import { facts, type Facts } from '../../platform/reading/facts.ts'
import { hasEnded, isLive, type JobState } from '../../platform/jobs/job-state.ts'
import { rulesOfWork } from '../../platform/jobs/long-work.ts'

/** What a rule about one job needs to know; it is the actor's own. */
export interface JobFacts {
  kind: string
  state: JobState
  cancelAsked: boolean
  /** Whether there is anything to take back, and time for it. */
  isUndoable: boolean
}

const asStored = facts<Omit<JobFacts, 'isUndoable'>>('kind', 'state', 'cancelAsked')

export const jobFacts: Facts<JobFacts> = Object.assign(
  (row: string) => ({
    ...asStored(row),
    isUndoable: `coalesce(${row}.undo_until > now(), false)`,
  }),
  {
    of(job: object) {
      const { undoUntil } = job as { undoUntil: Date | string | null }
      const isUndoable = undoUntil !== null && new Date(undoUntil) > new Date()
      return { ...asStored.of(job), isUndoable }
    },
  },
)

/** What an actor may do with jobs: follow those that are theirs. */
export const jobsPolicy = { follow: rulesOfWork.any }

/** What an actor may do with one job of theirs. */
export const jobPolicy = {
  cancel: (actor: Actor, { kind, state, cancelAsked }: JobFacts): boolean =>
    rulesOfWork.of(kind)(actor) && isLive(state) && !cancelAsked,
  undo: (actor: Actor, { kind, state, isUndoable }: JobFacts): boolean =>
    rulesOfWork.of(kind)(actor) && hasEnded(state) && isUndoable,
}
