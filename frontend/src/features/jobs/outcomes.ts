import { count, t } from '../../locales/i18n.ts'
import type { Job } from './useJobs.ts'

/** What a job does, in a few words. */
export const titleOf = ({ kind, undoes }: Job): string =>
  undoes ? t(`jobs.undoOf.${kind}`) : t(`jobs.kind.${kind}`)

/** What became of its records, the most first. */
export const resultOf = ({ result }: Job): string[] =>
  result
    .toSorted((a, b) => b.count - a.count)
    .map(({ outcome, count: n }) => count(`jobs.outcome.${outcome}`, n))

/** What is said when it ends. */
export const endOf = (job: Job): string =>
  [`${titleOf(job)}: ${t(`job.${job.state}`)}`, ...resultOf(job)].join('. ')
