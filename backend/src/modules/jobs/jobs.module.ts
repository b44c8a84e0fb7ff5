import type { Context } from '../../context.ts'
import { changesOf } from '../../platform/fields/change-fields.ts'
import { list } from '../../platform/fields/list-field.ts'
import { mutations } from '../../platform/fields/mutation-fields.ts'
import { NotFound } from '../../platform/ground/errors.ts'
import { forgotten } from '../../platform/jobs/long-sql.ts'
import type { Module } from '../../platform/module.ts'
import { by } from '../../platform/reading/plan.ts'
import type { Work } from '../../platform/writing/work.ts'
import { thenDone, undoJob } from './begin-job.ts'
import { Job } from './job.entity.ts'
import { jobFacts, jobPolicy, jobsPolicy } from './job.policy.ts'
import { JobType, ownJobs } from './job.type.ts'

const change = changesOf({
  rule: jobsPolicy.follow,
  find: ownJob,
  facts: jobFacts,
})

/** Long work that somebody started, wherever in the product that was. */
export const jobs: Module = {
  entities: [Job],
  fields: [
    list('myJobs', {
      description:
        'What the caller has started here: under way, ended within a day, or still to be taken back; the newest first.',
      type: JobType,
      rule: jobsPolicy.follow,
      rows: 10,
      order: by('created_at', 'timestamptz', { descending: true }),
      scope: actor =>
        ownJobs(
          actor,
          row =>
            `(${row}.ended_at is null or ${row}.ended_at > now() - interval '1 day' or ${row}.undo_until > now())`,
        ),
    }),
    mutations<Context>(
      JobType,
      {
        cancelJob: change({
          description: 'Stops a job before its next records; what is done stays done.',
          may: jobPolicy.cancel,
          does: job => job.cancel(),
        }),
        undoJob: change({
          description:
            'Starts a job that takes back what this one did, as far as nobody has changed it since.',
          may: jobPolicy.undo,
          does: undoJob,
        }),
      },
      thenDone,
    ),
  ],
  abilities: {
    followJobs: { rule: jobsPolicy.follow, description: 'Start long work and follow it.' },
  },
  jobs: ({ tenants }) => ({
    kinds: {
      FORGET_JOBS: {
        daily: { at: '03:20', of: 'TENANT' },
        async run({ tenant }) {
          await tenants.read(tenant, forgotten(tenant))
        },
      },
    },
  }),
}

/** Another's job answers as if it did not exist. */
async function ownJob({ em, actor }: Work, id: string): Promise<Job> {
  const job = await em.findOne(Job, { id, subject: actor.subject })
  if (!job) throw new NotFound()
  return job
}
