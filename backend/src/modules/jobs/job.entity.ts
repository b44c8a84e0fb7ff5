import { defineEntity, p } from '@mikro-orm/core'
import { concern } from '../../platform/audit/concerns.ts'
import { tenantKey, version } from '../../platform/database/tenant-entity.ts'
import { JobState } from '../../platform/jobs/job-state.ts'

export const JobSchema = defineEntity({
  name: 'Job',
  schema: 'app',
  tableName: 'job',
  properties: {
    ...tenantKey(),
    kind: p.text().comment('What it does.'),
    state: p.enum(() => JobState).comment('Where it stands.'),
    subject: p.text().comment('Who started it.'),
    role: p.text().comment('With which functions.'),
    input: p.json<object>().comment('What is done to the records.'),
    undoes: p.uuid().nullable().comment('The job that it takes back; null when it is none.'),
    total: p.integer().comment('Records that it is about.'),
    done: p.integer().comment('Records of which is known what became of them.'),
    cancelAsked: p.boolean().comment('Whether it is to stop before the next records.'),
    createdAt: p
      .datetime()
      .onCreate(() => new Date())
      .comment('When it was started.'),
    endedAt: p.datetime().nullable().comment('When it ended; null before.'),
    undoUntil: p
      .datetime()
      .nullable()
      .comment('Until when it can be taken back; null when there is nothing to take back.'),
    failure: p.text().nullable().comment('Why it failed, as a code; null when it did not.'),
    version: version(),
  },
})

/** Long work that somebody started and follows; its records stand in `app.job_item`. */
export class Job extends JobSchema.class {
  /** To end before its next records. */
  cancel(): void {
    this.cancelAsked = true
  }
}
JobSchema.setClass(Job)
concern(Job, 'NO_CLIENT')
