import { Field, InputType } from 'type-graphql'
import type { FieldProblem } from '../../platform/ground/errors.ts'
import { CodeScalar, DateScalar } from '../../platform/ground/scalars.ts'
import { isAddress } from '../../platform/mail/address.ts'
import { Codes, Line, Lines } from '../../platform/limits/limit.ts'
import type { Work } from '../../platform/writing/work.ts'
import type { Municipality } from '../reference/municipality.entity.ts'
import { Gender } from '../staff/staff.codes.ts'
import { BirthDatePrecision } from './case.codes.ts'
import { isBeforeBirth } from './counselling-day.ts'
import { Person } from './person.entity.ts'

@InputType({ description: 'A person who is taken in.' })
export class NewPersonInput {
  @Line(200)
  @Field(() => String, {
    nullable: true,
    description: 'Given names in Latin script; left out by whoever has a single name.',
  })
  declare givenNames?: string | null
  @Line(200)
  @Field(() => String, {
    nullable: true,
    description: 'Family name in Latin script; a single name may stand in either field.',
  })
  declare familyName?: string | null
  @Line(200)
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
  @Codes({ most: 10 }, 'NATIONALITY')
  @Field(() => [CodeScalar], {
    defaultValue: [],
    description: 'Destatis nationality keys, three digits.',
  })
  declare nationalities: string[]
  @Codes({ most: 20 }, 'LANGUAGE')
  @Field(() => [CodeScalar], { defaultValue: [], description: 'Languages spoken, ISO 639.' })
  declare languages: string[]
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True when talks need an interpreter.',
  })
  declare interpreterNeeded: boolean
  @Line(50)
  @Field(() => String, { nullable: true, description: 'Telephone number.' })
  declare phone?: string | null
  @Line(254)
  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  declare email?: string | null
  @Lines(300)
  @Field(() => String, { nullable: true, description: 'Where letters go, in their lines.' })
  declare address?: string | null
  @Field(() => DateScalar, { nullable: true, description: 'Day of arrival in Germany.' })
  declare arrivedOn?: string | null
}

/** Names as they are kept: whoever has a single name has it as the family name (C3). */
export function namesOf({
  givenNames,
  familyName,
}: Pick<NewPersonInput, 'givenNames' | 'familyName'>): {
  givenNames: string
  familyName: string
} {
  const given = givenNames?.trim() ?? ''
  const family = familyName?.trim() ?? ''
  return family ? { givenNames: given, familyName: family } : { givenNames: '', familyName: given }
}

/** What is wrong with a new person beyond the limits of each field; `at` is the input's path. */
export function problemsOfPerson(input: WrittenPerson, at: string, today: string): FieldProblem[] {
  const email = said(input.email)
  const problems: FieldProblem[] = []
  const report = (
    field: keyof NewPersonInput,
    rule: FieldProblem['rule'],
    message: string,
  ): number => problems.push({ path: at ? `${at}.${field}` : field, rule, message })

  if (!namesOf(input).familyName) report('familyName', 'required', 'a name, be it a single one')
  if (input.birthDate && input.birthDatePrecision === 'UNKNOWN')
    report('birthDate', 'birthUnknown', 'no birth date, as it is not known')
  problems.push(...problemsOfLife(input, at, today))
  if (email && !isAddress(email)) report('email', 'email', 'an address such as name@example.org')
  return problems
}

function problemsOfLife(input: WrittenPerson, at: string, today: string): FieldProblem[] {
  const days = ['birthDate', 'arrivedOn'] as const
  const path = (field: string) => (at ? `${at}.${field}` : field)
  const problems = days
    .filter(field => !isLifetime(input[field], today))
    .map((field): FieldProblem => ({
      path: path(field),
      rule: 'day',
      message: 'a day between 1900 and today',
    }))
  const { arrivedOn } = input
  if (arrivedOn && isBeforeBirth(arrivedOn, input) && !problems.length)
    problems.push({
      path: path('arrivedOn'),
      rule: 'beforeBirth',
      message: 'not before the birth date',
    })
  return problems
}

/** What is checked of a person. */
export type WrittenPerson = Pick<
  NewPersonInput,
  'givenNames' | 'familyName' | 'birthDate' | 'birthDatePrecision' | 'arrivedOn' | 'email'
>

const isLifetime = (day: string | null | undefined, today: string): boolean =>
  !day || (day >= '1900-01-01' && day <= today)

/** Nothing was said where only blanks were. */
export const said = (text: string | null | undefined): string | null => text?.trim() || null

/** Adds the person. */
export function addPerson(
  { add }: Work,
  input: NewPersonInput,
  municipality: Municipality,
): Person {
  const nameInOriginalScript = said(input.nameInOriginalScript)
  return add(Person, {
    ...input,
    ...namesOf(input),
    nameInOriginalScript,
    phone: said(input.phone),
    email: said(input.email),
    address: said(input.address),
    municipality,
  })
}
