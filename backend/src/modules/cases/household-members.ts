import { Field, InputType } from 'type-graphql'
import { BadInput, type FieldProblem } from '../../platform/ground/errors.ts'
import { DateScalar } from '../../platform/ground/scalars.ts'
import { Line } from '../../platform/limits/limit.ts'
import { RecordInput } from '../../platform/writing/mutation.type.ts'
import type { Work } from '../../platform/writing/work.ts'
import { HouseholdRole } from './case.codes.ts'
import type { Case } from './case.entity.ts'
import { problemsOfDay } from './counselling-day.ts'
import { Household, HouseholdMember } from './household.entity.ts'
import { addPerson, NewPersonInput, problemsOfPerson } from './new-person.ts'
import { Person } from './person.entity.ts'

@InputType({ description: 'Who joins a household.' })
export class AddHouseholdMemberInput extends RecordInput {
  @Field(() => NewPersonInput, { description: 'The person.' }) declare person: NewPersonInput
  @Field(() => HouseholdRole, { description: 'Place in the household; it has a head already.' })
  declare role: keyof typeof HouseholdRole
  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day as a member, today or earlier; today when left out.',
  })
  declare validFrom?: string | null
}

/** Somebody was born, followed, or moved in. */
export async function addHouseholdMember(
  household: Household,
  work: Work,
  input: AddHouseholdMemberInput,
): Promise<void> {
  const validFrom = input.validFrom ?? work.today
  const problems = problemsOfMember(work, input, validFrom)
  if (problems.length) throw new BadInput(...problems)
  const head = await headOf(household, work)
  const person = addPerson(work, input.person, head.person.municipality)
  work.add(HouseholdMember, { household, person, role: input.role, validFrom })
  household.membersChangedAt = new Date()
}

const problemsOfMember = (
  { today }: Work,
  { person, role }: AddHouseholdMemberInput,
  validFrom: string,
): FieldProblem[] => [
  ...problemsOfPerson(person, 'person', today),
  ...problemsOfDay(validFrom, 'validFrom', { today, client: person }).filter(
    // a child is a member from birth, wherever that was
    ({ rule }) => rule !== 'beforeArrival',
  ),
  ...(role === 'HEAD' ? [SECOND_HEAD] : []),
]

const SECOND_HEAD: FieldProblem = {
  path: 'role',
  rule: 'head',
  message: 'a household has one head',
}

/** Whom the household is counselled by. */
const headOf = ({ id }: Household, { em }: Work): Promise<HouseholdMember> =>
  em.findOneOrFail(
    HouseholdMember,
    { household: { id }, role: 'HEAD', validTo: null },
    { populate: ['person'] },
  )

@InputType({ description: 'With whom a single client is counselled from now on.' })
export class StartHouseholdInput extends RecordInput {
  @Field(() => NewPersonInput, { description: 'The further member.' })
  declare person: NewPersonInput
  @Field(() => HouseholdRole, { description: 'Place in the household; the client is its head.' })
  declare role: keyof typeof HouseholdRole
  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day as a member, today or earlier; today when left out.',
  })
  declare validFrom?: string | null
}

/** A single person's case becomes a family's, of which the client is the head. */
export async function startHousehold(
  file: Case,
  work: Work,
  input: StartHouseholdInput,
): Promise<void> {
  const validFrom = input.validFrom ?? work.today
  const problems = problemsOfMember(work, input, validFrom)
  if (problems.length) throw new BadInput(...problems)
  const head = await work.em.findOneOrFail(Person, { id: file.person.id })
  const household = work.add(Household, { name: head.familyName })
  work.add(HouseholdMember, { household, person: head, role: 'HEAD', validFrom: file.openedOn })
  const person = addPerson(work, input.person, head.municipality)
  work.add(HouseholdMember, { household, person, role: input.role, validFrom })
  file.household = work.em.getReference(Household, [work.organisation, household.id])
  file.unit = 'FAMILY'
}

@InputType({ description: 'What a household is called.' })
export class RenameHouseholdInput extends RecordInput {
  @Line(200)
  @Field(() => String, { description: 'Family name that it goes by.' })
  declare name: string
}

export function renameHousehold(
  household: Household,
  _: Work,
  { name }: RenameHouseholdInput,
): void {
  household.name = name.trim()
}
