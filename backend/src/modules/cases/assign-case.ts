import { Field, InputType } from 'type-graphql'
import { BadInput, NotFound } from '../../platform/ground/errors.ts'
import { UuidScalar } from '../../platform/ground/scalars.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { RecordInput } from '../../platform/writing/mutation.type.ts'
import { unchangedSince } from '../../platform/writing/version.ts'
import type { Work } from '../../platform/writing/work.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import { CaseAssignment } from './case-assignment.entity.ts'
import { Case } from './case.entity.ts'
import { casePolicy, casesPolicy } from './case.policy.ts'
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
  const { em, today } = work
  const file = await em.findOne(Case, { id })
  if (!file) throw new NotFound()
  await unchangedSince(version, file, work)
  authorize(casePolicy.assign, work.actor, await factsOf(work, file))

  const manager = await em.findOne(IntegrationManager, { id: managerId })
  if (!manager?.worksOn(today))
    throw new BadInput({
      path: 'managerId',
      rule: 'employed',
      message: 'a manager who is employed today',
    })
  if (file.manager?.id !== managerId) await handOver(work, file, manager)
  return file
}

/** The former assignment ends in the database first, where a case has at most one open MAIN. */
async function handOver(
  { em, add, today }: Work,
  file: Case,
  manager: IntegrationManager,
): Promise<void> {
  const former = await em.findOne(CaseAssignment, {
    caseFile: { id: file.id },
    role: 'MAIN',
    validTo: null,
  })
  if (former) former.validTo = today
  await em.flush()
  add(CaseAssignment, { caseFile: file, manager, role: 'MAIN', validFrom: today })
  file.manager = manager
  file.organisationUnit = manager.unit
}
