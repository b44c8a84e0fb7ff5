import { Field, InputType } from 'type-graphql'
import { DateScalar, UuidScalar } from '../../platform/ground/scalars.ts'
import { Line } from '../../platform/limits/limit.ts'
import { RecordInput } from '../../platform/writing/mutation.type.ts'
import type { Work } from '../../platform/writing/work.ts'
import { HouseholdRole } from './case.codes.ts'
import type { Case } from './case.entity.ts'
import { Household, HouseholdMember } from './household.entity.ts'
import { joiner, type Joining } from './joining.ts'
import { addPerson, NewPersonInput } from './new-person.ts'
import { Person } from './person.entity.ts'

@InputType({ description: 'Who joins a household: somebody new, or somebody who is known.' })
export class AddHouseholdMemberInput extends RecordInput implements Joining {
  @Field(() => NewPersonInput, { nullable: true, description: 'A person who is new.' })
  declare person?: NewPersonInput | null
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'Instead: a person of an own or deputised case.',
  })
  declare personId?: string | null
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
  const present = await presentIn(household, work)
  const known = await joiner(work, input, { validFrom, present: present.map(idOf) })
  const head = present.find(({ role }) => role === 'HEAD')!
  const person = known ?? addPerson(work, input.person!, head.person.municipality)
  work.add(HouseholdMember, { household, person, role: input.role, validFrom })
  household.membersChangedAt = new Date()
}

/** The head's person is read along, as whoever is new lives there. */
const presentIn = ({ id }: Household, { em }: Work): Promise<HouseholdMember[]> =>
  em.find(HouseholdMember, { household: { id }, validTo: null }, { populate: ['person'] })

const idOf = ({ person }: HouseholdMember): string => person.id

@InputType({ description: 'With whom a single client is counselled from now on.' })
export class StartHouseholdInput extends RecordInput implements Joining {
  @Field(() => NewPersonInput, { nullable: true, description: 'The further member, if new.' })
  declare person?: NewPersonInput | null
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'Instead: a person of an own or deputised case.',
  })
  declare personId?: string | null
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
  const known = await joiner(work, input, { validFrom, present: [file.person.id] })
  const head = await work.em.findOneOrFail(Person, { id: file.person.id })
  const household = work.add(Household, { name: head.familyName })
  work.add(HouseholdMember, { household, person: head, role: 'HEAD', validFrom: file.openedOn })
  const person = known ?? addPerson(work, input.person!, head.municipality)
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
