import { defineEntity, p } from '@mikro-orm/core'
import { concern } from '../audit/concerns.ts'
import { tenantKey } from '../database/tenant-entity.ts'
import { codes } from '../ground/codes.ts'

const UploadState = codes('UploadState', 'How far an upload has come.', {
  OPEN: 'Pieces are still to come.',
  READY: 'All is there and was found to be what it says.',
})

export const UploadSchema = defineEntity({
  name: 'Upload',
  schema: 'app',
  tableName: 'upload',
  properties: {
    ...tenantKey(),
    subject: p.text().comment('Who sends it.'),
    kind: p.text().comment('Kind of record that it will be the file of.'),
    thing: p.uuid().comment('What it is for.'),
    type: p.text().comment('Media type that it says it is of.'),
    size: p.integer().comment('Bytes of the whole.'),
    challenge: p.blob().comment('SHA-256 of the ticket.'),
    received: p
      .integer()
      .onCreate(() => 0)
      .comment('Bytes that have arrived; the next piece begins there.'),
    state: p
      .enum(() => UploadState)
      .onCreate(() => 'OPEN' as const)
      .comment('How far it has come.'),
    expiresAt: p.datetime().comment('Until then it may be continued; each piece moves that on.'),
  },
})

/** A file that is on its way, by its ticket. */
export class Upload extends UploadSchema.class {}
UploadSchema.setClass(Upload)
// it becomes a record that does
concern(Upload, 'NO_CLIENT')
