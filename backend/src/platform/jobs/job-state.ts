import { codes } from '../ground/codes.ts'

/** Where a long job stands. */
export const JobState = codes('JobState', 'Where a job stands.', {
  WAITING: 'It was started, and nobody is at it yet.',
  RUNNING: 'It is being done.',
  DONE: 'All of it is done.',
  FAILED: 'It was given up; what is done stays done.',
  CANCELLED: 'Somebody stopped it; what was done by then stays done.',
  UNDONE: 'What it did was taken back, as far as nobody had changed it since.',
})
export type JobState = keyof typeof JobState

/** What may become of a job; nothing else does. */
const NEXT: Readonly<Record<JobState, readonly JobState[]>> = {
  WAITING: ['RUNNING', 'FAILED', 'CANCELLED'],
  RUNNING: ['DONE', 'FAILED', 'CANCELLED'],
  DONE: ['UNDONE'],
  FAILED: ['UNDONE'],
  CANCELLED: ['UNDONE'],
  UNDONE: [],
}

const states = Object.keys(NEXT) as JobState[]

/** The states from which a job may come to that one. */
export const before = (state: JobState): JobState[] =>
  states.filter(each => NEXT[each].includes(state))

/** Under way, or about to be. */
export const isLive = (state: JobState): boolean => before('CANCELLED').includes(state)

/** Over, and there may be something to take back. */
export const hasEnded = (state: JobState): boolean => NEXT[state].includes('UNDONE')
