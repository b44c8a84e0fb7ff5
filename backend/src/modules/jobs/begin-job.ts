import type { Context } from '../../context.ts'
import { codeOf, JobRunning } from '../../platform/ground/errors.ts'
import type { Statement } from '../../platform/database/statement.ts'
import type { Work } from '../../platform/writing/work.ts'
import { Job } from './job.entity.ts'

interface Begun {
  kind: string
  input: object
  /** The records, in the order in which it is done to them, as whoever starts the job has seen them. */
  things: readonly Item[]
}

interface Item {
  record: string
  version: number
  kept?: object
}

/** Starts a long job about records that are fixed now. One of the kind is under way at a time, whoever started it. */
export const beginJob = (work: Work, { kind, input, things }: Begun): Promise<Job> =>
  start(work, { kind, input, undoes: null }, things)

/** Starts the job that takes another one back. */
export async function undoJob({ id, kind, input }: Job, work: Work): Promise<Job> {
  const things = await work.rows<Item>({ name: 'job-kept', text: KEPT, values: [id] })
  return start(work, { kind, input, undoes: id }, things)
}

/** Around mutations that start a job: it is begun at once, and nobody waits for it. */
export async function thenDone(context: Context, written: () => Promise<object>): Promise<object> {
  const answer = await written()
  context.nudge()
  return answer
}

/** In one statement. */
const PIECE = 500

type Fresh = Pick<Job, 'kind' | 'input' | 'undoes'>

async function start(work: Work, fresh: Fresh, things: readonly Item[]): Promise<Job> {
  const { subject, roles } = work.actor
  const { kind, undoes } = fresh
  const isLive = () => work.rows({ name: 'job-live', text: LIVE, values: [kind, undoes] })
  if ((await isLive()).length) throw new JobRunning()
  const job = work.add(Job, {
    ...fresh,
    state: 'WAITING',
    subject,
    role: roles.join(' '),
    total: things.length,
    done: 0,
    cancelAsked: false,
  })
  for (let at = 0; at < things.length; at += PIECE)
    work.send(itemsOf(job.id, things.slice(at, at + PIECE), at))
  work.promise(kind, job.id)
  try {
    await isLive() // by which whoever was faster is seen
  } catch (error) {
    throw codeOf(error) === '23505' ? new JobRunning() : error
  }
  return job
}

const LIVE = `select id from app.job where tenant = $1 and kind = $2 and state in ('WAITING', 'RUNNING')
  and undoes is not distinct from $3::uuid`
const KEPT = `select record, (kept ->> 'version')::int as version, kept from app.job_item
  where tenant = $1 and job = $2 and kept is not null order by position`

function itemsOf(job: string, items: readonly Item[], from: number): Statement {
  const values: unknown[] = [job]
  const bind = (value: unknown): string => `$${values.push(value) + 1}`
  const rows = items.map(
    ({ record, version, kept = null }, at) =>
      `($1, $2, ${from + at}, ${bind(record)}, ${bind(version)}, ${bind(kept)})`,
  )
  const text = `insert into app.job_item (tenant, job, position, record, version, kept) values ${rows.join(', ')}`
  return { name: '', text, values }
}
