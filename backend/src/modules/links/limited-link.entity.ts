import { defineEntity, p } from '@mikro-orm/core'
import { concern } from '../../platform/audit/concerns.ts'
import { reference, tenantKey, version } from '../../platform/database/tenant-entity.ts'
import { Case } from '../cases/case.entity.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import { LinkPurpose } from './link.codes.ts'

export const LimitedLinkSchema = defineEntity({
  name: 'LimitedLink',
  schema: 'app',
  tableName: 'limited_link',
  properties: {
    ...tenantKey(),
    purpose: p.enum(() => LinkPurpose).comment('What it opens.'),
    thing: p.uuid().comment('The record that it opens.'),
    caseFile: () => reference(Case, 'case_file').comment('The case that is told of.'),
    recipient: p.text().comment('For whom it is.'),
    reason: p.text().comment('What for.'),
    agreedOn: p.date().comment('Day on which the client agreed.'),
    lastDay: p.date().comment('Last day on which it opens.'),
    hash: p.blob().comment('SHA-256 of its secret.'),
    mostUses: p.integer().comment('How often it opens at most.'),
    uses: p
      .integer()
      .onCreate(() => 0)
      .comment('How often it was opened, and the file taken.'),
    firstUsedAt: p.datetime().nullable().comment('When it was opened first.'),
    lastUsedAt: p.datetime().nullable().comment('When it was opened last.'),
    madeBy: () => reference(IntegrationManager, 'made_by').comment('Who made it.'),
    madeAt: p
      .datetime()
      .onCreate(() => new Date())
      .comment('When it was made.'),
    withdrawnAt: p.datetime().nullable().comment('When it was taken back.'),
    version: version(),
  },
})

/** What somebody outside may see of a case for a while, without an account (domain 10, `DataRelease`). */
export class LimitedLink extends LimitedLinkSchema.class {}
LimitedLinkSchema.setClass(LimitedLink)
concern(LimitedLink, link => link.caseFile.person)
