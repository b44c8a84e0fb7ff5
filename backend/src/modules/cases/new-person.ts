import { Field, InputType } from 'type-graphql'
import type { FieldProblem } from '../../platform/api/errors.ts'
import { DateScalar } from '../../platform/api/scalars.ts'
import type { Work } from '../../platform/writing/work.ts'
import type { Municipality } from '../reference/municipality.entity.ts'
import { Gender } from '../staff/staff.codes.ts'
import { BirthDatePrecision } from './case.codes.ts'
import { searchText } from './name-search.ts'
import { Person } from './person.entity.ts'

@InputType({ description: 'A person who is taken in.' })
export class NewPersonInput {
  @Field(() => String, { description: 'Given names in Latin script.' }) declare givenNames: string
  @Field(() => String, { description: 'Family name in Latin script.' }) declare familyName: string
  @Field(() => String, { nullable: true, description: 'Whole name in the script of origin.' })
  declare nameInOriginalScript?: string | null
  @Field(() => DateScalar, { nullable: true, description: 'Birth date.' }) declare birthDate?:
    | string
    | null
  @Field(() => BirthDatePrecision, {
    defaultValue: 'DAY',
    description: 'How far the birth date is known.',
  })
  declare birthDatePrecision: keyof typeof BirthDatePrecision
  @Field(() => Gender, { defaultValue: 'UNSPECIFIED', description: 'Gender as stated.' })
  declare gender: keyof typeof Gender
  @Field(() => [String], {
    defaultValue: [],
    description: 'Destatis nationality keys, three digits.',
  })
  declare nationalities: string[]
  @Field(() => [String], { defaultValue: [], description: 'Languages spoken, ISO 639.' })
  declare languages: string[]
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True when talks need an interpreter.',
  })
  declare interpreterNeeded: boolean
  @Field(() => String, { nullable: true, description: 'Telephone number.' }) declare phone?:
    | string
    | null
  @Field(() => String, { nullable: true, description: 'E-mail address.' }) declare email?:
    | string
    | null
  @Field(() => DateScalar, { nullable: true, description: 'Day of arrival in Germany.' })
  declare arrivedOn?: string | null
}

/** What is wrong with a new person; `at` is the input's path. */
export function problemsOfPerson(input: NewPersonInput, at: string, today: string): FieldProblem[] {
  const { nationalities, languages, email } = input
  const problems: FieldProblem[] = []
  const report = (field: keyof NewPersonInput, rule: string, message: string): number =>
    problems.push({ path: `${at}.${field}`, rule, message })

  for (const field of ['givenNames', 'familyName'] as const) {
    if (!input[field].trim()) report(field, 'required', 'name the person')
    if (input[field].length > 200) report(field, 'tooLong', 'at most 200 characters')
  }
  const days = ['birthDate', 'arrivedOn'] as const
  for (const field of days.filter(name => !isLifetime(input[name], today)))
    report(field, 'day', 'a day between 1900 and today')
  if (!nationalities.every(key => /^\d{3}$/.test(key)))
    report('nationalities', 'code', 'Destatis keys of three digits')
  if (!languages.every(code => /^[a-z]{2,3}$/.test(code)))
    report('languages', 'code', 'ISO 639 codes')
  if (!isAddress(email)) report('email', 'email', 'an address such as name@example.org')
  return problems
}

const isAddress = (email: string | null | undefined): boolean =>
  !email || /^[^\s@]+@[^\s@]+$/.test(email)

const isLifetime = (day: string | null | undefined, today: string): boolean =>
  !day || (day >= '1900-01-01' && day <= today)

/** Adds the person; the folded names that `search` compares are made here, once. */
export function addPerson({ em }: Work, input: NewPersonInput, municipality: Municipality): Person {
  const { givenNames, familyName, nameInOriginalScript = null } = input
  return em.create(Person, {
    ...input,
    givenNames: givenNames.trim(),
    familyName: familyName.trim(),
    nameInOriginalScript,
    municipality,
    searchText: searchText([givenNames, familyName, nameInOriginalScript]),
  })
}
