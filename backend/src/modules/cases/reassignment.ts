import { longWork, type Outcome, type Thing } from '../../platform/jobs/long-work.ts'
import { known } from '../../platform/writing/record.ts'
import type { Work } from '../../platform/writing/work.ts'
import { FollowUp } from '../follow-ups/follow-up.entity.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import { Case } from './case.entity.ts'
import { casesPolicy } from './case.policy.ts'
import { employed } from './employed.ts'
import { handOver, type Handed } from './handover.ts'
import { Person } from './person.entity.ts'
import {
  isMoved,
  outcomeOf,
  reassignmentOutcomes,
  type Reassigned,
  type ReassignmentOutcome,
} from './reassignment.codes.ts'

export interface ReassignmentInput {
  managerId: string
  reason: string | null
}

/** Who and what was responsible before, and the follow-up that was made. */
type Before = { managerId: string | null; unitId: string; followUp: string | null }
type Done = Outcome<ReassignmentOutcome, Before>
type File = Handed & Reassigned

/** Within which the client is told. */
const DAYS_TO_INFORM = 7

/** Many cases go to one manager, in one job for everyone (R-CASE-4). */
export const reassignment = longWork<ReassignmentInput, ReassignmentOutcome, Before>({
  description: 'Hands many cases over to one manager.',
  rule: casesPolicy.assign,
  outcomes: reassignmentOutcomes,
  does: reassign,
  undo: { hours: 24, does: giveBack },
})

async function reassign(
  work: Work,
  things: readonly Thing[],
  { managerId, reason }: ReassignmentInput,
): Promise<Done[]> {
  const to = await employed(work, managerId)
  const files = await locked(work, things)
  const decided = things.map(({ record, version }) => {
    const file = files.get(record)
    return { record, file, outcome: outcomeOf(file, version, to) }
  })
  const moved = decided.filter(({ outcome }) => isMoved(outcome)).map(({ file }) => file!)
  if (moved.length) await handOver(work, moved, { ...to, reason })
  return decided.map(({ record, file, outcome }) => {
    if (!file || !isMoved(outcome)) return { record, outcome }
    const { managerId: before, unitId, version } = file
    const followUp = outcome === 'INFORM' ? toInform(work, file, managerId).id : null
    return {
      record,
      outcome,
      kept: { managerId: before, unitId, followUp },
      version: version + 1,
    }
  })
}

/** The new manager tells the client who is responsible now; the consent ends it (`record-consent.ts`). */
function toInform(work: Work, { id, person }: Handed, managerId: string): FollowUp {
  return work.add(FollowUp, {
    caseFile: known(Case, { id, person: known(Person, { id: person }) }),
    title: 'Klient:in informieren',
    dueOn: daysAfter(work.today, DAYS_TO_INFORM),
    reason: 'INFORM_CLIENT',
    assignee: known(IntegrationManager, { id: managerId }),
    status: 'OPEN',
  })
}

/** Back to whoever was responsible before; what has another version by now stays where it is. */
async function giveBack(work: Work, things: readonly Thing<Before>[]): Promise<Done[]> {
  const files = await locked(work, things)
  const back = things.filter(({ record, version }) => files.get(record)?.version === version)
  const byFormer = Map.groupBy(back, ({ kept }) => `${kept.managerId} ${kept.unitId}`)
  for (const group of byFormer.values())
    await handOver(
      work,
      group.map(({ record }) => files.get(record)!),
      group[0]!.kept,
    )
  await nobodyToInform(work, back, files)
  return things.map(thing => ({
    record: thing.record,
    ...(back.includes(thing)
      ? { outcome: 'RETURNED' as const, kept: thing.kept }
      : { outcome: 'KEPT' as const }),
  }))
}

async function nobodyToInform(
  work: Work,
  back: readonly Thing<Before>[],
  files: ReadonlyMap<string, File>,
): Promise<void> {
  const ids = back.flatMap(({ kept }) => kept.followUp ?? [])
  if (!ids.length) return
  type Row = { id: string; version: number; file: string }
  const open = await work.rows<Row>({ name: 'follow-ups-open', text: OPEN, values: [ids] })
  const changed = open.map(row => ({ ...row, person: files.get(row.file)!.person }))
  work.change(FollowUp, changed, { status: 'CANCELLED' })
}

/** By their ids; one at a time changes them from now on. */
async function locked(work: Work, things: readonly Thing[]): Promise<Map<string, File>> {
  const values = [things.map(({ record }) => record)]
  const files = await work.rows<File>({ name: 'cases-locked', text: LOCKED, values })
  return new Map(files.map(file => [file.id, file]))
}

const LOCKED = `select f.id, f.person, f.status, f.manager as "managerId", f.organisation_unit as "unitId", f.version
  from app.case_file f where f.tenant = $1 and f.id = any ($2::uuid[]) order by f.id for update`
const OPEN = `select u.id, u.version, u.case_file as file from app.follow_up u
  where u.tenant = $1 and u.id = any ($2::uuid[]) and u.status in ('OPEN', 'SNOOZED') order by u.id for update`

function daysAfter(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}
