import { Field, InputType } from 'type-graphql'
import type { FieldProblem } from '../../platform/api/errors.ts'
import { DateScalar } from '../../platform/api/scalars.ts'
import { ConsentForm } from './case.codes.ts'

@InputType({
  description: 'That data protection was explained, and how consent to the case file was given.',
})
export class ConsentInput {
  @Field(() => DateScalar, {
    description: 'Day on which data protection was explained, today or earlier.',
  })
  declare informedOn: string
  @Field(() => ConsentForm, {
    description: 'How consent was given; ANONYMOUS for whoever refuses it.',
  })
  declare consentForm: keyof typeof ConsentForm
}

/** What is wrong with it; `at` is the input's path with its dot. */
export function problemsOfConsent(
  { informedOn }: Pick<ConsentInput, 'informedOn'>,
  at: string,
  today: string,
): FieldProblem[] {
  const path = `${at}informedOn`
  if (informedOn > today) return [{ path, rule: 'inFuture', message: 'today or earlier' }]
  if (informedOn < '2015-01-01') return [{ path, rule: 'tooOld', message: '2015 or later' }]
  return []
}
