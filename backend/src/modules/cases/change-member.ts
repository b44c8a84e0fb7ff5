import { Field, InputType } from 'type-graphql'
import { BadInput, type FieldProblem } from '../../platform/ground/errors.ts'
import { DateScalar, UuidScalar } from '../../platform/ground/scalars.ts'
import { RecordInput } from '../../platform/writing/mutation.type.ts'
import type { Work } from '../../platform/writing/work.ts'
import { HouseholdRole } from './case.codes.ts'
import { ENDED } from './case-course.ts'
import { Case } from './case.entity.ts'
import { HouseholdMember, type Household } from './household.entity.ts'

@InputType({ description: 'What is right about a member; what is left out stays as it is.' })
export class ChangeHouseholdMemberInput extends RecordInput {
  @Field(() => UuidScalar, { description: 'The member, present or former.' })
  declare memberId: string
  @Field(() => HouseholdRole, {
    nullable: true,
    description: 'Place in the household; the former head changes places with a new one.',
  })
  declare role?: keyof typeof HouseholdRole | null
  @Field(() => DateScalar, { nullable: true, description: 'First day, today or earlier.' })
  declare validFrom?: string | null
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day of a former member; null for one who is still there.',
  })
  declare validTo?: string | null
}

@InputType({ description: 'Who leaves a household.' })
export class LeaveHouseholdInput extends RecordInput {
  @Field(() => UuidScalar, { description: 'The member.' }) declare memberId: string
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day as a member, today or earlier; today when left out.',
  })
  declare validTo?: string | null
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The member who becomes the head, where the head leaves.',
  })
  declare newHeadId?: string | null
}

/** Corrects a member, makes one the head, or takes a leaving back. */
export async function changeHouseholdMember(
  household: Household,
  work: Work,
  input: ChangeHouseholdMemberInput,
): Promise<void> {
  const members = await membersOf(household, work)
  const member = memberIn(members, input.memberId, 'memberId')
  const stay = stayAfter(member, input)
  const rises = input.role === 'HEAD' && member.role !== 'HEAD'
  const problems = [
    ...problemsOfStay(stay, work),
    ...(rises ? [] : problemsOfHead(member, stay, members)),
  ]
  if (problems.length) throw new BadInput(...problems)
  Object.assign(member, rises ? { ...stay, role: member.role } : stay)
  if (rises) await lead(member, { household, members, work })
  household.membersChangedAt = new Date()
}

type Stay = Pick<HouseholdMember, 'role' | 'validFrom'> & { validTo: string | null }

function stayAfter(member: HouseholdMember, input: Partial<ChangeHouseholdMemberInput>): Stay {
  const { validTo = member.validTo ?? null } = input
  return {
    role: input.role ?? member.role,
    validFrom: input.validFrom ?? member.validFrom,
    validTo,
  }
}

/** Somebody moves out, separates or dies; where it is the head, another member follows. */
export async function leaveHousehold(
  household: Household,
  work: Work,
  input: LeaveHouseholdInput,
): Promise<void> {
  const members = await membersOf(household, work)
  const member = memberIn(members, input.memberId, 'memberId')
  const stay = { ...stayAfter(member, {}), validTo: input.validTo ?? work.today }
  const problems = problemsOfStay(stay, work)
  if (member.validTo) problems.push({ path: 'memberId', rule: 'open', message: 'a present member' })
  if (problems.length) throw new BadInput(...problems)
  if (member.role === 'HEAD')
    await lead(successorIn(members, member, input), { household, members, work })
  member.validTo = stay.validTo
  household.membersChangedAt = new Date()
}

/** Whom the head names. */
function successorIn(
  members: readonly HouseholdMember[],
  head: HouseholdMember,
  { newHeadId }: LeaveHouseholdInput,
): HouseholdMember {
  const next = newHeadId ? memberIn(members, newHeadId, 'newHeadId') : head
  if (next === head || next.validTo) throw new BadInput(NO_HEAD)
  return next
}

const NO_HEAD: FieldProblem = {
  path: 'newHeadId',
  rule: 'headFollows',
  message: 'another present member',
}

const membersOf = ({ id }: Household, { em }: Work): Promise<HouseholdMember[]> =>
  em.find(HouseholdMember, { household: { id } }, { populate: ['person'] })

function memberIn(members: readonly HouseholdMember[], id: string, path: string): HouseholdMember {
  const found = members.find(member => member.id === id)
  if (!found) throw new BadInput({ path, rule: 'unknown', message: 'a member of this household' })
  return found
}

function problemsOfStay({ validFrom, validTo }: Stay, { today }: Work): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (validFrom > today)
    problems.push({ path: 'validFrom', rule: 'inFuture', message: 'today or earlier' })
  if (validTo && validTo > today)
    problems.push({ path: 'validTo', rule: 'inFuture', message: 'today or earlier' })
  else if (validTo && validTo < validFrom)
    problems.push({ path: 'validTo', rule: 'beforeJoining', message: 'not before the first day' })
  return problems
}

const leads = ({ role, validTo }: Pick<HouseholdMember, 'role' | 'validTo'>): boolean =>
  role === 'HEAD' && !validTo

/** There is one head at any time; who it is changes by naming another. */
function problemsOfHead(
  member: HouseholdMember,
  after: Stay,
  members: readonly HouseholdMember[],
): FieldProblem[] {
  const others = members.some(each => each !== member && leads(each))
  if (others === leads(after))
    return [
      others
        ? { path: 'role', rule: 'head', message: 'a household has one head' }
        : { path: 'role', rule: 'headFollows', message: 'make another member the head' },
    ]
  return []
}

interface Leading {
  household: Household
  members: readonly HouseholdMember[]
  work: Work
}

/** In the database the former head gives the place up first; the open cases of the family go by the new one. */
async function lead(next: HouseholdMember, { household, members, work }: Leading): Promise<void> {
  const former = members.find(leads)
  if (former && former !== next) former.role = next.role === 'PARTNER' ? 'PARTNER' : 'OTHER'
  await work.em.flush()
  next.role = 'HEAD'
  const files = await work.em.find(Case, {
    household: { id: household.id },
    status: { $nin: [...ENDED] },
  })
  for (const file of files) file.person = next.person
}
