import { defineEntity, p } from '@mikro-orm/core'
import { concern } from '../../platform/audit/concerns.ts'
import { reference, tenantKey, version } from '../../platform/database/tenant-entity.ts'
import { Case } from '../cases/case.entity.ts'
import { FollowUp } from '../follow-ups/follow-up.entity.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import { DocumentStatus } from './document.codes.ts'

export const DocumentSchema = defineEntity({
  name: 'Document',
  schema: 'app',
  tableName: 'document',
  properties: {
    ...tenantKey(),
    caseFile: () => reference(Case, 'case_file').comment('The case.'),
    file: p.uuid().comment('Its file.'),
    kind: p.text().comment('What it is, a code of the list DOCUMENT_KIND.'),
    title: p.text().comment('What it is called.'),
    language: p
      .text()
      .nullable()
      .comment('Language it is written in, a code of the list LANGUAGE.'),
    expiresOn: p.date().nullable().comment('Last day on which it is valid.'),
    followUp: () =>
      reference(FollowUp, 'follow_up').nullable().comment('What reminds of that day.'),
    status: p
      .enum(() => DocumentStatus)
      .onCreate(() => 'ACTIVE' as const)
      .comment('Whether it counts.'),
    addedBy: () => reference(IntegrationManager, 'added_by').comment('Who added it.'),
    addedAt: p
      .datetime()
      .onCreate(() => new Date())
      .comment('When it was added.'),
    version: version(),
  },
})

/** A document of a case (domain 6.10). */
export class Document extends DocumentSchema.class {}
DocumentSchema.setClass(Document)
concern(Document, document => document.caseFile.person)
