import * as v from 'valibot'
import type { ResultOf } from '../../api/graphql.ts'
import { birthOf } from './birth.ts'
import { PERSON_SHAPE, personInput, type PersonDraft } from './case-draft.ts'
import type { PersonFields } from './person.graphql.ts'

export type Person = ResultOf<typeof PersonFields>

/** What is changed of somebody: what everybody is asked for, and where they live. */
export interface ChangedPerson extends PersonDraft {
  municipality: string | undefined
}

export const CHANGED_SHAPE = { ...PERSON_SHAPE, municipality: v.optional(v.string()) }

export const changedOf = (person: Person): ChangedPerson => ({
  givenNames: person.givenNames,
  familyName: person.familyName,
  original: person.nameInOriginalScript ?? '',
  birth: birthOf(person),
  gender: person.gender,
  nationalities: [...person.nationalities],
  languages: [...person.languages],
  interpreterNeeded: person.interpreterNeeded,
  phone: person.phone ?? '',
  email: person.email ?? '',
  address: person.address ?? '',
  arrivedOn: person.arrivedOn ?? undefined,
  municipality: person.municipality.ags,
})

/** Only what is another than before: what somebody else changes meanwhile elsewhere stays. */
export function inputOf(person: Person, typed: ChangedPerson): object {
  const before = whole(changedOf(person))
  const now = whole(typed)
  return Object.fromEntries(
    Object.entries(now).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof typeof now]),
    ),
  )
}

const whole = (person: ChangedPerson) => ({
  ...personInput(person),
  municipality: person.municipality ?? null,
})
