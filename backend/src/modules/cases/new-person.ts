import { Field, InputType } from 'type-graphql'
import type { FieldProblem } from '../../platform/ground/errors.ts'
import { CodeScalar, DateScalar } from '../../platform/ground/scalars.ts'
import { isAddress } from '../../platform/mail/address.ts'
import { Codes, Line } from '../../platform/limits/limit.ts'
import type { Work } from '../../platform/writing/work.ts'
import type { Municipality } from '../reference/municipality.entity.ts'
import { Gender } from '../staff/staff.codes.ts'
import { BirthDatePrecision } from './case.codes.ts'
import { isBeforeBirth } from './counselling-day.ts'
import { Person } from './person.entity.ts'

@InputType({ description: 'A person who is taken in.' })
export class NewPersonInput {
  @Line(200)
  @Field(() => String, { description: 'Given names in Latin script.' })
  declare givenNames: string
  @Line(200)
  @Field(() => String, { description: 'Family name in Latin script.' })
  declare familyName: string
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
  @Field(() => DateScalar, { nullable: true, description: 'Day of arrival in Germany.' })
  declare arrivedOn?: string | null
}

/** What is wrong with a new person beyond the limits of each field; `at` is the input's path. */
export function problemsOfPerson(input: NewPersonInput, at: string, today: string): FieldProblem[] {
  const { arrivedOn } = input
  const email = said(input.email)
  const problems: FieldProblem[] = []
  const report = (
    field: keyof NewPersonInput,
    rule: FieldProblem['rule'],
    message: string,
  ): number => problems.push({ path: `${at}.${field}`, rule, message })

  const days = ['birthDate', 'arrivedOn'] as const
  for (const field of days.filter(name => !isLifetime(input[name], today)))
    report(field, 'day', 'a day between 1900 and today')
  if (arrivedOn && isBeforeBirth(arrivedOn, input) && !problems.length)
    report('arrivedOn', 'beforeBirth', 'not before the birth date')
  if (email && !isAddress(email)) report('email', 'email', 'an address such as name@example.org')
  return problems
}

const isLifetime = (day: string | null | undefined, today: string): boolean =>
  !day || (day >= '1900-01-01' && day <= today)

/** Nothing was said where only blanks were. */
const said = (text: string | null | undefined): string | null => text?.trim() || null

/** Adds the person. */
export function addPerson(
  { add }: Work,
  input: NewPersonInput,
  municipality: Municipality,
): Person {
  const { givenNames, familyName } = input
  const nameInOriginalScript = said(input.nameInOriginalScript)
  return add(Person, {
    ...input,
    givenNames: givenNames.trim(),
    familyName: familyName.trim(),
    nameInOriginalScript,
    phone: said(input.phone),
    email: said(input.email),
    municipality,
  })
}
