import { Field, InputType } from 'type-graphql'
import { BadInput, NotFound } from '../../platform/ground/errors.ts'
import { CodeScalar, DateScalar } from '../../platform/ground/scalars.ts'
import { Codes, Line, Lines } from '../../platform/limits/limit.ts'
import { RecordInput } from '../../platform/writing/mutation.type.ts'
import { saidIn } from '../../platform/writing/said.ts'
import type { Work } from '../../platform/writing/work.ts'
import { Gender } from '../staff/staff.codes.ts'
import { BirthDatePrecision } from './case.codes.ts'
import { isOwn, type CaseFacts } from './case.policy.ts'
import { municipalityIn } from './municipality-in.ts'
import { namesOf, problemsOfPerson, said } from './new-person.ts'
import { Person } from './person.entity.ts'
import type { PersonFacts } from './person.policy.ts'
import { casesOfPerson } from './person.scope.ts'

@InputType({ description: 'What is known of a person now; what is left out stays as it is.' })
export class ChangePersonInput extends RecordInput {
  @Line(200)
  @Field(() => String, { nullable: true, description: 'Given names; empty for a single name.' })
  declare givenNames?: string | null
  @Line(200)
  @Field(() => String, { nullable: true, description: 'Family name, or the single name.' })
  declare familyName?: string | null
  @Line(200)
  @Field(() => String, { nullable: true, description: 'Whole name in the script of origin.' })
  declare nameInOriginalScript?: string | null
  @Field(() => DateScalar, { nullable: true, description: 'Birth date; null removes it.' })
  declare birthDate?: string | null
  @Field(() => BirthDatePrecision, {
    nullable: true,
    description: 'How far the birth date is known; UNKNOWN goes without one.',
  })
  declare birthDatePrecision?: keyof typeof BirthDatePrecision | null
  @Field(() => Gender, { nullable: true, description: 'Gender as stated.' })
  declare gender?: keyof typeof Gender | null
  @Codes({ most: 10 }, 'NATIONALITY')
  @Field(() => [CodeScalar], { nullable: true, description: 'Destatis nationality keys.' })
  declare nationalities?: string[] | null
  @Codes({ most: 20 }, 'LANGUAGE')
  @Field(() => [CodeScalar], { nullable: true, description: 'Languages spoken, ISO 639.' })
  declare languages?: string[] | null
  @Field(() => Boolean, { nullable: true, description: 'True when talks need an interpreter.' })
  declare interpreterNeeded?: boolean | null
  @Line(50)
  @Field(() => String, { nullable: true, description: 'Telephone number; empty removes it.' })
  declare phone?: string | null
  @Line(254)
  @Field(() => String, { nullable: true, description: 'E-mail address; empty removes it.' })
  declare email?: string | null
  @Lines(300)
  @Field(() => String, { nullable: true, description: 'Where letters go; empty removes it.' })
  declare address?: string | null
  @Field(() => DateScalar, { nullable: true, description: 'Day of arrival; null removes it.' })
  declare arrivedOn?: string | null
  @Line(8)
  @Field(() => String, {
    nullable: true,
    description: 'Key of the municipality where the person lives, eight digits, in the Kreis.',
  })
  declare municipality?: string | null
}

/** What null or an empty text empties; of the others it says nothing. */
const OPTIONAL = [
  'nameInOriginalScript',
  'birthDate',
  'phone',
  'email',
  'address',
  'arrivedOn',
] as const

/** Takes the changes over; what they break is told, what stood there before is not. */
export async function changePerson(
  person: Person,
  work: Work,
  input: ChangePersonInput,
): Promise<void> {
  const { municipality: ags, ...changes } = saidIn(input, [...OPTIONAL, 'givenNames'])
  for (const name of OPTIONAL) if (name in changes) changes[name] = said(changes[name])
  if (changes.birthDatePrecision === 'UNKNOWN' && !changes.birthDate) changes.birthDate = null
  const after = merged(person, changes)
  const problems = problemsOfPerson(after, '', work.today).filter(
    ({ path }) => path in changes || (path === 'arrivedOn' && 'birthDate' in changes),
  )
  const municipality = await municipalityIn(work, ags, problems)
  if (problems.length) throw new BadInput(...problems)
  work.em.assign(person, {
    ...changes,
    ...namesOf(after),
    ...(municipality && { municipality }),
  } as Partial<Person>)
}

const merged = (person: Person, changes: Partial<ChangePersonInput>) => ({
  givenNames: person.givenNames,
  familyName: person.familyName,
  birthDate: person.birthDate ?? null,
  birthDatePrecision: person.birthDatePrecision,
  arrivedOn: person.arrivedOn ?? null,
  email: person.email ?? null,
  ...(changes as Partial<Pick<Person, 'birthDatePrecision'>>),
})

/** A person of an own or deputised case; any other answers as if there were nobody. */
export async function ownPerson(work: Work, id: string): Promise<Person> {
  const { cases } = await factsOfPerson({ id }, work)
  const person = await work.em.findOne(Person, { id })
  if (!person || !cases.some(facts => isOwn(work.actor, facts))) throw new NotFound()
  return person
}

/** What the rules need to know. */
export async function factsOfPerson(
  { id }: Pick<Person, 'id'>,
  { rows }: Work,
): Promise<PersonFacts> {
  const [row] = await rows<{ cases: CaseFacts[] }>({
    name: 'cases-of-person',
    text: CASES,
    values: [id],
  })
  return { cases: row?.cases ?? [] }
}

const CASES = `select ${casesOfPerson('$2::uuid')} as cases`
