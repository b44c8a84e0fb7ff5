import { Field, InputType } from 'type-graphql'
import { BadInput, type FieldProblem } from '../../platform/ground/errors.ts'
import { DateScalar } from '../../platform/ground/scalars.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { Limited, Line } from '../../platform/limits/limit.ts'
import { MutationInput } from '../../platform/writing/mutation.type.ts'
import type { Work } from '../../platform/writing/work.ts'
import type { Municipality } from '../reference/municipality.entity.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import { OrganisationUnit } from '../staff/organisation-unit.entity.ts'
import { CaseAssignment } from './case-assignment.entity.ts'
import { nextCaseNumber } from './case-number.ts'
import { CaseUnit, ConsentForm, HouseholdRole, Urgency } from './case.codes.ts'
import { Case } from './case.entity.ts'
import { casesPolicy } from './case.policy.ts'
import { problemsOfDay } from './counselling-day.ts'
import { Household, HouseholdMember } from './household.entity.ts'
import { municipalityIn } from './municipality-in.ts'
import { addPerson, NewPersonInput, problemsOfPerson } from './new-person.ts'
import type { Person } from './person.entity.ts'

@InputType({ description: 'A further member of the family.' })
export class NewHouseholdMemberInput {
  @Field(() => NewPersonInput, { description: 'The person.' }) declare person: NewPersonInput
  @Field(() => HouseholdRole, { description: 'Place in the household.' })
  declare role: keyof typeof HouseholdRole
}

@InputType({ description: 'Whom the Kreis takes in.' })
export class OpenCaseInput extends MutationInput {
  @Field(() => NewPersonInput, { description: 'The client, or the head of the family.' })
  declare person: NewPersonInput
  @Limited({ kind: 'list', most: 30 })
  @Field(() => [NewHouseholdMemberInput], {
    defaultValue: [],
    description: 'Further members, for a family.',
  })
  declare members: NewHouseholdMemberInput[]
  @Field(() => CaseUnit, { description: 'One person or a family.' }) declare unit: CaseUnit
  @Line(8)
  @Field(() => String, { description: 'Key of the municipality, eight digits, in the Kreis.' })
  declare municipality: string
  @Field(() => Urgency, { defaultValue: 'NORMAL', description: 'How soon somebody has to act.' })
  declare urgency: keyof typeof Urgency
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day of intake, today or earlier; today when left out. No talk was before.',
  })
  declare openedOn?: string | null
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day on which data protection was explained; the first talk needs it.',
  })
  declare informedOn?: string | null
  @Field(() => ConsentForm, {
    nullable: true,
    description: 'How consent was given; the first talk needs it.',
  })
  declare consentForm?: keyof typeof ConsentForm | null
}

/** Takes a person in as `INTAKE`; a manager becomes responsible, a coordinator's intake waits to be assigned. */
export async function openCase(work: Work, input: OpenCaseInput): Promise<Case> {
  authorize(casesPolicy.open, work.actor)
  const municipality = await municipalityOf(work, input)
  const manager = work.actor.managerId
    ? await work.em.findOneOrFail(IntegrationManager, { id: work.actor.managerId })
    : null

  const openedOn = opensOn(work, input)
  const person = addPerson(work, input.person, municipality)
  const household =
    input.unit === 'FAMILY' ? addHousehold(work, { head: person, input, municipality }) : null
  const file = work.add(Case, {
    number: await nextCaseNumber(work),
    unit: input.unit,
    person,
    household,
    municipality,
    organisationUnit: manager?.unit ?? (await districtUnit(work)),
    manager,
    status: 'INTAKE',
    urgency: input.urgency,
    openedOn,
    informedOn: input.informedOn ?? null,
    consentForm: input.consentForm ?? null,
  })
  if (manager)
    work.add(CaseAssignment, {
      caseFile: file,
      manager,
      role: 'MAIN',
      validFrom: work.today,
    })
  return file
}

const opensOn = ({ today }: Work, { openedOn }: OpenCaseInput): string => openedOn ?? today

/** The municipality, after everything typed has been checked. */
async function municipalityOf(work: Work, input: OpenCaseInput): Promise<Municipality> {
  const problems = problemsOf(input, work.today)
  const municipality = await municipalityIn(work, input.municipality, problems)
  if (problems.length || !municipality) throw new BadInput(...problems)
  return municipality
}

const problemsOf = (input: OpenCaseInput, today: string): FieldProblem[] => [
  ...problemsOfPerson(input.person, 'person', today),
  ...input.members.flatMap(({ person }, index) =>
    problemsOfPerson(person, `members.${index}.person`, today),
  ),
  ...problemsOfHousehold(input),
  ...(input.openedOn
    ? problemsOfDay(input.openedOn, 'openedOn', { today, client: input.person })
    : []),
  ...(input.informedOn
    ? problemsOfDay(input.informedOn, 'informedOn', { today, client: input.person })
    : []),
]

function problemsOfHousehold({ unit, members }: OpenCaseInput): FieldProblem[] {
  if (unit === 'FAMILY' && members.length === 0)
    return [{ path: 'members', rule: 'required', message: 'a family has at least two members' }]
  if (unit === 'INDIVIDUAL' && members.length > 0)
    return [{ path: 'members', rule: 'unit', message: 'open a family case to add members' }]
  return members.flatMap(({ role }, index) =>
    role === 'HEAD'
      ? [{ path: `members.${index}.role`, rule: 'head', message: 'a household has one head' }]
      : [],
  )
}

interface NewFamily {
  head: Person
  input: OpenCaseInput
  municipality: Municipality
}

function addHousehold(work: Work, { head, input, municipality }: NewFamily): Household {
  const household = work.add(Household, { name: head.familyName })
  const join = (person: Person, role: keyof typeof HouseholdRole): HouseholdMember =>
    work.add(HouseholdMember, { household, person, role, validFrom: opensOn(work, input) })

  join(head, 'HEAD')
  for (const member of input.members)
    join(addPerson(work, member.person, municipality), member.role)
  return household
}

/** Until somebody is responsible, the Kreis is. */
const districtUnit = ({ em }: Work): Promise<OrganisationUnit> =>
  em.findOneOrFail(
    OrganisationUnit,
    { kind: { $in: ['DISTRICT', 'MUNICIPALITY'] } },
    { orderBy: { kind: 'asc', id: 'asc' } },
  )
