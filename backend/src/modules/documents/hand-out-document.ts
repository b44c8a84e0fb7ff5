import { Field, InputType } from 'type-graphql'
import { DateScalar, UuidScalar } from '../../platform/ground/scalars.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { NotFound } from '../../platform/ground/errors.ts'
import { Line } from '../../platform/limits/limit.ts'
import { MutationInput } from '../../platform/writing/mutation.type.ts'
import type { Work } from '../../platform/writing/work.ts'
import { ownCase } from '../cases/own-case.ts'
import type { LimitedLink } from '../links/limited-link.entity.ts'
import { LONGEST_DAYS, makeLink, type LinkWish } from '../links/make-link.ts'
import { Document } from './document.entity.ts'
import { documentFacts, documentPolicy } from './document.policy.ts'

@InputType({ description: 'A document that somebody outside may have for a while.' })
export class HandOutDocumentInput extends MutationInput implements LinkWish {
  @Field(() => UuidScalar, { description: 'The document, of an own or deputised case.' })
  declare documentId: string

  @Line(200)
  @Field(() => String, { description: 'Who gets it: a person, an office.' })
  declare recipient: string

  @Line(200)
  @Field(() => String, { description: 'What for.' })
  declare reason: string

  @Field(() => DateScalar, { description: 'Day on which the client agreed, today or earlier.' })
  declare agreedOn: string

  @Field(() => DateScalar, {
    description: `Last day on which it opens, at most ${LONGEST_DAYS} days ahead.`,
  })
  declare lastDay: string

  @Line(43)
  @Field(() => String, {
    description:
      'SHA-256, base64url, of the secret: 128 random bits as 22 characters of base64url, made by the client. The address is `/freigabe/<AGS>.<secret>`.',
  })
  declare challenge: string
}

/** The document opens to whoever has the link's secret, until its last day or until it is taken back. */
export async function handOutDocument(
  work: Work,
  input: HandOutDocumentInput,
): Promise<LimitedLink> {
  const document = await work.em.findOne(Document, { id: input.documentId })
  if (!document) throw new NotFound()
  const { client, managed } = await ownCase(work, document.caseFile.id)
  const caseFile = managed()
  authorize(documentPolicy.handOut, work.actor, documentFacts.of(document))
  return makeLink(work, input, { purpose: 'DOCUMENT', thing: document.id, caseFile, client })
}
