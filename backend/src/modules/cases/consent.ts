import { Field, InputType } from 'type-graphql'
import { DateScalar } from '../../platform/ground/scalars.ts'
import { conflict } from '../../platform/writing/version.ts'
import type { Work } from '../../platform/writing/work.ts'
import { ConsentForm } from './case.codes.ts'
import { CONSENT, missingConsent } from './missing-consent.ts'
import type { OwnCase } from './own-case.ts'

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

/**
 * Takes the consent down that comes with something else. One that the case has already stays: the same again changes
 * nothing, and whoever brings another has not seen it (LOCK-1).
 */
export async function agree(
  work: Work,
  { file, managed }: Pick<OwnCase, 'file' | 'managed'>,
  consent: ConsentInput,
): Promise<void> {
  const differing = CONSENT.filter(name => file[name] !== consent[name])
  const isComplete = !missingConsent(file).length
  if (isComplete && differing.length) throw await conflict(file, work, { fields: differing })
  if (differing.length || !isComplete) managed().agree(consent)
}
