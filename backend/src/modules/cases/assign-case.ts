import { LockMode } from '@mikro-orm/core'
import { Field, InputType } from 'type-graphql'
import { NotFound } from '../../platform/ground/errors.ts'
import { UuidScalar } from '../../platform/ground/scalars.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { RecordInput } from '../../platform/writing/mutation.type.ts'
import { unchangedSince } from '../../platform/writing/version.ts'
import type { Work } from '../../platform/writing/work.ts'
import { Case } from './case.entity.ts'
import { casePolicy, casesPolicy } from './case.policy.ts'
import { employed } from './employed.ts'
import { handOver } from './handover.ts'
import { factsOf } from './own-case.ts'

@InputType({ description: 'Who becomes responsible for which case.' })
export class AssignCaseInput extends RecordInput {
  @Field(() => UuidScalar, { description: 'The manager, employed today.' })
  declare managerId: string
}

/** Ends the former responsibility and begins the new one on the same day (R-CASE-4). */
export async function assignCase(
  work: Work,
  { id, version, managerId }: AssignCaseInput,
): Promise<Case> {
  authorize(casesPolicy.assign, work.actor)
  const file = await work.em.findOne(Case, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
  if (!file) throw new NotFound()
  await unchangedSince(version, file, work)
  authorize(casePolicy.assign, work.actor, await factsOf(work, file))

  const to = await employed(work, managerId)
  const handed = { id, person: file.person.id, version: file.version }
  if (file.manager?.id !== managerId) await handOver(work, [handed], to)
  return file
}
