import type { CalendarDate } from '@internationalized/date'
import * as v from 'valibot'
import type { Ref } from 'vue'
import type { ResultOf } from '../../api/graphql.ts'
import type { Lines } from '../../composables/versions.ts'
import { formatDate, formatList } from '../../locales/formats.ts'
import { t } from '../../locales/i18n.ts'
import { birthOf, bornText } from './birth.ts'
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

/** What its codes are called. */
interface Names {
  today: Readonly<Ref<CalendarDate>>
  place: (ags: string | undefined) => string | undefined
  language: (code: string) => string
  nationality: (code: string) => string
}

/** In the order of the form. */
export const linesOf = (person: ChangedPerson, names: Names): Lines => [
  [t('cases.familyName'), person.familyName],
  [t('cases.givenNames'), person.givenNames],
  [t('cases.birthDate'), bornText(person.birth, names.today.value)],
  [t('cases.gender'), t(`gender.${person.gender}`)],
  [t('cases.original'), person.original],
  [t('cases.languages'), formatList(person.languages.map(names.language))],
  [t('field.nationalities'), formatList(person.nationalities.map(names.nationality))],
  [t('cases.phone'), person.phone],
  [t('cases.email'), person.email],
  [t('cases.address'), person.address],
  [t('cases.arrivedOn'), person.arrivedOn && formatDate(person.arrivedOn)],
  [t('cases.interpreterNeeded'), t(person.interpreterNeeded ? 'common.yes' : 'common.no')],
  [t('cases.municipality'), names.place(person.municipality)],
]
