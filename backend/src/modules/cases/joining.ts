import { BadInput, type FieldProblem } from '../../platform/ground/errors.ts'
import type { Work } from '../../platform/writing/work.ts'
import type { HouseholdRole } from './case.codes.ts'
import { isOwn } from './case.policy.ts'
import { factsOfPerson } from './change-person.ts'
import { problemsOfDay } from './counselling-day.ts'
import { problemsOfPerson, type NewPersonInput } from './new-person.ts'
import { Person } from './person.entity.ts'

/** Who joins a household: one of both. */
export interface Joining {
  person?: NewPersonInput | null | undefined
  personId?: string | null | undefined
  role: keyof typeof HouseholdRole
}

interface Place {
  validFrom: string
  /** Persons who are in the household already. */
  present: readonly string[]
}

/** Somebody known who joins; null for somebody new, of whom nothing is wrong. */
export async function joiner(
  work: Work,
  input: Joining,
  { validFrom, present }: Place,
): Promise<Person | null> {
  const { person, personId } = input
  const known = personId ? await knownPerson(work, personId) : null
  const problems: FieldProblem[] = [
    ...problemsOfChoice(input, known),
    ...(person ? problemsOfPerson(person, 'person', work.today) : []),
    ...problemsOfPlace(input, known, present),
    ...problemsOfJoining(validFrom, known ?? person ?? null, work),
  ]
  if (problems.length) throw new BadInput(...problems)
  return known
}

const problemsOfPlace = (
  { role }: Joining,
  known: Person | null,
  present: readonly string[],
): FieldProblem[] => [
  ...(known && present.includes(known.id) ? [ALREADY] : []),
  ...(role === 'HEAD' ? [SECOND_HEAD] : []),
]

/** A child is a member from birth, wherever that was. */
const problemsOfJoining = (
  day: string,
  client: Person | NewPersonInput | null,
  { today }: Work,
): FieldProblem[] =>
  problemsOfDay(day, 'validFrom', { today, client }).filter(({ rule }) => rule !== 'beforeArrival')

/** Of an own or deputised case; anybody else is answered as nobody (R-CASE-5). */
async function knownPerson(work: Work, id: string): Promise<Person | null> {
  const { cases } = await factsOfPerson({ id }, work)
  if (!cases.some(facts => isOwn(work.actor, facts))) return null
  return work.em.findOne(Person, { id })
}

function problemsOfChoice({ person, personId }: Joining, found: Person | null): FieldProblem[] {
  if (person && personId)
    return [{ path: 'personId', rule: 'invalid', message: 'somebody new or somebody known' }]
  if (personId && !found)
    return [{ path: 'personId', rule: 'unknown', message: 'a person of an own or deputised case' }]
  if (!person && !personId) return [{ path: 'person', rule: 'required', message: 'who joins' }]
  return []
}

const ALREADY: FieldProblem = {
  path: 'personId',
  rule: 'member',
  message: 'somebody who is not in the household',
}
const SECOND_HEAD: FieldProblem = {
  path: 'role',
  rule: 'head',
  message: 'a household has one head',
}
