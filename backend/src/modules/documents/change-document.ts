import { Field, InputType } from 'type-graphql'
import { BadInput } from '../../platform/ground/errors.ts'
import { CodeScalar, DateScalar } from '../../platform/ground/scalars.ts'
import { Line, OneCode } from '../../platform/limits/limit.ts'
import { RecordInput } from '../../platform/writing/mutation.type.ts'
import type { Work } from '../../platform/writing/work.ts'
import { managerOf } from '../cases/case.scope.ts'
import { problemsOfDocument } from './add-document.ts'
import { endLinks } from '../links/end-links.ts'
import type { DocumentStatus } from './document.codes.ts'
import type { Document } from './document.entity.ts'
import { moveReminder, renameReminder } from './expiry.ts'

@InputType({ description: 'What is said of a document; what is left out stays as it is.' })
export class ChangeDocumentInput extends RecordInput {
  @OneCode('DOCUMENT_KIND')
  @Field(() => CodeScalar, { nullable: true, description: 'What it is.' })
  declare kind?: string | null
  @Line(200)
  @Field(() => String, { nullable: true, description: 'What it is called.' })
  declare title?: string | null
  @OneCode('LANGUAGE')
  @Field(() => CodeScalar, {
    nullable: true,
    description: 'Language it is written in; null for one that nobody knows.',
  })
  declare language?: string | null
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day on which it is valid; null when it has none. The follow-up moves along.',
  })
  declare expiresOn?: string | null
}

export function changeDocument(document: Document, work: Work, input: ChangeDocumentInput): void {
  const facts = factsOf(input)
  const isNew = facts.kind !== document.kind
  const problems = problemsOfDocument({ ...facts, kind: isNew ? facts.kind : undefined }, work)
  if (problems.length) throw new BadInput(...problems)
  const { expiresOn: before } = document
  Object.assign(document, facts)
  if (document.expiresOn !== before) move(document, work)
  renameReminder(document)
}

type Facts = Partial<Pick<Document, 'kind' | 'title' | 'language' | 'expiresOn'>>

/** What the input names; null empties what may be empty, and otherwise changes nothing. */
function factsOf({ kind, title, language, expiresOn }: ChangeDocumentInput): Facts {
  return {
    ...(kind && { kind }),
    ...(typeof title === 'string' && { title: title.trim() }),
    ...(language !== undefined && { language }),
    ...(expiresOn !== undefined && { expiresOn }),
  }
}

/** Its reminder comes and goes with it; links that have ended stay so. */
export function setStatus(status: DocumentStatus) {
  return async (document: Document, work: Work): Promise<void> => {
    document.status = status
    move(document, work)
    if (status === 'WITHDRAWN')
      await endLinks(work, { caseId: document.caseFile.id, thing: document.id })
  }
}

function move(document: Document, work: Work): void {
  moveReminder(work, document, document.caseFile.manager?.id ?? managerOf(work.actor))
}
