import { Int } from 'type-graphql'
import { FileState } from '../../platform/files/file-state.ts'
import { Can } from '../../platform/reading/can.ts'
import { Computed, Many, ofTenant, Shows } from '../../platform/reading/exposes.ts'
import { by, type Row } from '../../platform/reading/plan.ts'
import { readsFiles } from '../cases/case.policy.ts'
import { onOwnCases } from '../cases/case.scope.ts'
import { LimitedLinkType } from '../links/limited-link.type.ts'
import { DocumentSchema } from './document.entity.ts'
import { documentFacts, documentPolicy } from './document.policy.ts'

const ofFile = (column: string) => (row: Row) =>
  ofTenant('app.file f', `f.id = ${row}.file`, `f.${column}`)

@Shows(DocumentSchema, {
  description: 'A document of a case. Its file is at `/files/documents/<id>`.',
  visibleTo: onOwnCases,
  to: [
    [
      readsFiles,
      'id kind title language expiresOn status addedAt version addedBy followUp case:caseFile',
    ],
  ],
})
export class DocumentType {
  @Computed(() => String, {
    rule: readsFiles,
    description: 'Media type of its file.',
    sql: ofFile('type'),
  })
  declare type: string

  @Computed(() => Int, { rule: readsFiles, description: 'Bytes of its file.', sql: ofFile('size') })
  declare size: number

  @Computed(() => FileState, {
    rule: readsFiles,
    description: 'Whether its file may be had.',
    sql: ofFile('state'),
  })
  declare fileState: FileState

  @Many(() => LimitedLinkType, {
    rule: readsFiles,
    description: 'To whom outside it was given, latest first.',
    on: (document, link) => `${link}.purpose = 'DOCUMENT' and ${link}.thing = ${document}.id`,
    order: by('made_at', 'timestamptz', { descending: true }),
  })
  declare links: LimitedLinkType[]

  @Can(documentPolicy, {
    rule: readsFiles,
    tells: {
      change: 'Change what is said of it.',
      handOut: 'Give it to somebody outside by a limited link.',
      withdraw: 'Take it back.',
      restore: 'Have it count again.',
    },
    facts: documentFacts,
  })
  declare can: object
}
