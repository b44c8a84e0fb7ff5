import { Field, Int, ObjectType } from 'type-graphql'
import type { Actor } from '../../platform/identity/actor.ts'
import { JobKind, JobOutcome } from '../../platform/jobs/long-work.ts'
import { Can } from '../../platform/reading/can.ts'
import { Computed, Derived, Shows } from '../../platform/reading/exposes.ts'
import type { Condition } from '../../platform/reading/plan.ts'
import type { Scope } from '../../platform/reading/read.ts'
import { JobSchema } from './job.entity.ts'
import { jobFacts, jobPolicy, jobsPolicy } from './job.policy.ts'

@ObjectType({
  simpleResolvers: true,
  description: 'Of how many records the same has become.',
})
export class JobCount {
  @Field(() => JobOutcome, { description: 'What became of them.' }) declare outcome: string
  @Field(() => Int, { description: 'How many they are.' }) declare count: number
}

/** The jobs of whoever asks. */
export const ownJobs =
  (actor: Actor, ...conditions: Condition[]): Scope =>
  () => [(row, bind) => `${row}.subject = ${bind(actor.subject)}`, ...conditions]

@Shows(JobSchema, {
  description:
    'Work on many records that the caller started, done outside requests: how far it is, and what came of it.',
  visibleTo: actor => ownJobs(actor),
  to: [
    [
      jobsPolicy.follow,
      'id state total done cancelAsked createdAt endedAt undoUntil undoes failure version',
    ],
  ],
})
export class JobType {
  @Computed(() => JobKind, {
    rule: jobsPolicy.follow,
    description: 'What it does.',
    sql: row => `${row}.kind`,
  })
  declare kind: string

  @Derived(() => [JobCount], {
    rule: jobsPolicy.follow,
    description: 'What became of its records so far.',
    needs: row => [`${row}.result`],
    from: ([result]: [Record<string, number>]) =>
      Object.entries(result).map(([outcome, count]) => ({ outcome, count })),
  })
  declare result: JobCount[]

  @Can(jobPolicy, {
    rule: jobsPolicy.follow,
    tells: {
      cancel: 'Stop it; what is done by then stays done.',
      undo: 'Take it back, as far as nobody has changed it since.',
    },
    facts: jobFacts,
  })
  declare can: object
}
