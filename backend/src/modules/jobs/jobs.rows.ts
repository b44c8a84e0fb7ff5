import { staff, type ModuleRows } from '../../../../test/access/rows.ts'
import { loginOf } from '../../../../test/access/stage.ts'

export const jobRows: ModuleRows = {
  fields: {
    myJobs: { allowed: staff, asks: '{ nodes { id kind result { count } can { undo } } }' },
    cancelJob: {
      allowed: staff,
      input: ({ jobs }) => ({ id: jobs.live, version: 1 }),
      hides: ({ jobs }) => [jobs.colleagues],
    },
    undoJob: {
      allowed: staff,
      input: ({ jobs }) => ({ id: jobs.done, version: 1 }),
      hides: ({ jobs }) => [jobs.colleagues],
    },
  },
  // counted and named by the platform
  unasked: [
    'app.job.done ≥ 0',
    'app.job.failure ≤ 100 characters',
    'app.job.kind ≤ 50 characters',
    'app.job.total ≥ 0',
    'app.job_item.outcome ≤ 50 characters',
  ],
  pages: {
    myJobs: {
      who: 'coordinator',
      add: kreis => kreis.endedJob(loginOf('coordinator', kreis.ags)),
    },
  },
  reads: { MyJobs: { who: 'coordinator' } },
}
