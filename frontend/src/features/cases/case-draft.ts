import * as v from 'valibot'
import type { VariablesOf } from '../../api/graphql.ts'
import type { OpenCase } from './case-work.graphql.ts'
import { NOT_SAID, PRECISIONS, type Birth } from './birth.ts'
import { CONSENT_SHAPE, type Consent } from './consent.ts'

type Input = VariablesOf<typeof OpenCase>['input']
type Role = NonNullable<Input['members']>[number]['role']

export const GENDERS = ['UNSPECIFIED', 'FEMALE', 'MALE', 'DIVERSE'] as const
export const URGENCIES = ['LOW', 'NORMAL', 'HIGH', 'CRISIS'] as const
export const MEMBER_ROLES = ['PARTNER', 'CHILD', 'OTHER'] as const satisfies Role[]

export interface PersonDraft {
  givenNames: string
  familyName: string
  original: string
  birth: Birth
  gender: (typeof GENDERS)[number]
  nationalities: string[]
  languages: string[]
  interpreterNeeded: boolean
  phone: string
  email: string
  address: string
  arrivedOn: string | undefined
}
interface MemberDraft {
  key: number
  role: (typeof MEMBER_ROLES)[number]
  person: PersonDraft
}
export interface CaseDraft extends Consent {
  person: PersonDraft
  unit: Input['unit']
  members: MemberDraft[]
  municipality: string | undefined
  urgency: (typeof URGENCIES)[number]
}

export function newPerson(familyName = ''): PersonDraft {
  return {
    givenNames: '',
    familyName,
    original: '',
    birth: NOT_SAID,
    gender: 'UNSPECIFIED',
    nationalities: [],
    languages: [],
    interpreterNeeded: false,
    phone: '',
    email: '',
    address: '',
    arrivedOn: undefined,
  }
}

export function newCase(today: string): CaseDraft {
  return {
    person: newPerson(),
    unit: 'INDIVIDUAL',
    members: [],
    municipality: undefined,
    urgency: 'NORMAL',
    informedOn: today,
    consentForm: undefined,
  }
}

const TEXT = v.fallback(v.string(), '')
const DAY = v.fallback(v.optional(v.pipe(v.string(), v.isoDate())), undefined)
const BIRTH = v.object({ date: DAY, precision: v.picklist(PRECISIONS) })
export const PERSON_SHAPE = {
  givenNames: TEXT,
  familyName: TEXT,
  original: TEXT,
  birth: v.fallback(
    v.pipe(
      BIRTH,
      v.transform(({ date, precision }): Birth => ({ date, precision })),
    ),
    NOT_SAID,
  ),
  gender: v.fallback(v.picklist(GENDERS), 'UNSPECIFIED'),
  nationalities: v.fallback(v.array(v.string()), []),
  languages: v.fallback(v.array(v.string()), []),
  interpreterNeeded: v.fallback(v.boolean(), false),
  phone: TEXT,
  email: TEXT,
  address: TEXT,
  arrivedOn: DAY,
}
const PERSON = v.pipe(
  v.object(PERSON_SHAPE),
  v.transform(({ arrivedOn, ...others }): PersonDraft => ({ ...others, arrivedOn })),
)

/** What each field may hold; of a person whatever fits is kept. */
export const CASE_SHAPE = {
  ...CONSENT_SHAPE,
  person: PERSON,
  unit: v.picklist(['INDIVIDUAL', 'FAMILY'] as const),
  members: v.array(
    v.object({
      key: v.number(),
      role: v.fallback(v.picklist(MEMBER_ROLES), 'OTHER'),
      person: PERSON,
    }),
  ),
  municipality: v.optional(v.string()),
  urgency: v.picklist(URGENCIES),
}

/** What keeps the case from being opened, by its place in the input and in the order of the form. */
export function missingIn({ person, members, unit, municipality }: CaseDraft): string[] {
  const family = unit === 'FAMILY' ? members : []
  return [
    ...unnamed(person, 'person'),
    ...family.flatMap((member, at) => unnamed(member.person, `members.${at}.person`)),
    ...(unit === 'FAMILY' && !members.length ? ['members'] : []),
    ...(municipality ? [] : ['municipality']),
  ]
}

/** A single name is a name, in either field (C3). */
const unnamed = (person: PersonDraft, path: string): string[] =>
  person.familyName.trim() || person.givenNames.trim() ? [] : [`${path}.familyName`]

export function inputOf(draft: CaseDraft): Omit<Input, 'clientMutationId'> {
  return {
    person: personInput(draft.person),
    members:
      draft.unit === 'FAMILY'
        ? draft.members.map(m => ({ role: m.role, person: personInput(m.person) }))
        : [],
    unit: draft.unit,
    municipality: draft.municipality ?? '',
    urgency: draft.urgency,
    informedOn: draft.informedOn ?? null,
    consentForm: draft.consentForm ?? null,
  }
}

export function personInput(person: PersonDraft) {
  return {
    givenNames: person.givenNames.trim(),
    familyName: person.familyName.trim(),
    nameInOriginalScript: person.original.trim() || null,
    birthDate: person.birth.date ?? null,
    birthDatePrecision: person.birth.precision,
    gender: person.gender,
    nationalities: person.nationalities,
    languages: person.languages,
    interpreterNeeded: person.interpreterNeeded,
    phone: person.phone.trim() || null,
    email: person.email.trim() || null,
    address: person.address.trim() || null,
    arrivedOn: person.arrivedOn ?? null,
  }
}
