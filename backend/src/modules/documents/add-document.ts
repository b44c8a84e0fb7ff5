import { Field, InputType } from 'type-graphql'
import { useUpload } from '../../platform/files/use-upload.ts'
import { BadInput, type FieldProblem } from '../../platform/ground/errors.ts'
import { CodeScalar, DateScalar, UuidScalar } from '../../platform/ground/scalars.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { Line, OneCode } from '../../platform/limits/limit.ts'
import { MutationInput } from '../../platform/writing/mutation.type.ts'
import { known } from '../../platform/writing/record.ts'
import type { Work } from '../../platform/writing/work.ts'
import { casePolicy } from '../cases/case.policy.ts'
import { managerOf } from '../cases/case.scope.ts'
import { ownCase, type OwnCase } from '../cases/own-case.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import { Document } from './document.entity.ts'
import { problemsOfExpiry, remind } from './expiry.ts'

/** The word for its files in addresses. */
export const DOCUMENTS = 'documents'

@InputType({ description: 'A document for a case.' })
export class AddDocumentInput extends MutationInput {
  @Field(() => UuidScalar, { description: 'An own or deputised case.' })
  declare caseId: string
  @Field(() => UuidScalar, { description: 'The caller’s upload for this case, complete.' })
  declare uploadId: string
  @OneCode('DOCUMENT_KIND')
  @Field(() => CodeScalar, { description: 'What it is.' })
  declare kind: string
  @Line(200)
  @Field(() => String, { description: 'What it is called, at most 200 characters.' })
  declare title: string
  @OneCode('LANGUAGE')
  @Field(() => CodeScalar, { nullable: true, description: 'Language it is written in, ISO 639.' })
  declare language?: string | null
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day on which it is valid; eight weeks before, a follow-up is due.',
  })
  declare expiresOn?: string | null
}

/** A case to which the caller may add documents. */
export async function openCase(work: Work, id: string): Promise<OwnCase> {
  const own = await ownCase(work, id)
  authorize(casePolicy.addDocument, work.actor, own.facts)
  return own
}

/** The upload becomes the file of a document, in one transaction with what reminds of its last day. */
export async function addDocument(work: Work, input: AddDocumentInput): Promise<Document> {
  const { caseId, uploadId, kind, expiresOn = null } = input
  const { file: caseFile, facts } = await openCase(work, caseId)
  const title = input.title.trim()
  const language = input.language ?? null
  const problems = problemsOfDocument({ kind, title, expiresOn }, work)
  if (problems.length) throw new BadInput(...problems)
  const upload = { id: uploadId, kind: DOCUMENTS, thing: caseId, path: 'uploadId' }
  const file = await useUpload(work, upload)
  const manager = managerOf(work.actor)
  const facets = { caseFile, kind, title, expiresOn }
  return work.add(Document, {
    ...facets,
    language,
    file: file.id,
    followUp: remind(work, facets, facts.managerId ?? manager),
    addedBy: known(IntegrationManager, { id: manager }),
  })
}

interface Facts {
  kind?: string | undefined
  title?: string | undefined
  expiresOn?: string | null | undefined
}

/** What is wrong beyond the limits of each field. */
export function problemsOfDocument(
  { kind, title, expiresOn }: Facts,
  { today, codes }: Work,
): FieldProblem[] {
  const problems = problemsOfExpiry(expiresOn, today)
  if (title === '') problems.push({ path: 'title', rule: 'required', message: 'a name' })
  if (kind)
    problems.push(...codes.problemsOf('DOCUMENT_KIND', { path: 'kind', codes: [kind], day: today }))
  return problems
}
