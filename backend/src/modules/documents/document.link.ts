import { uuidv7 } from '../../platform/database/uuidv7.ts'
import type { LinkKind } from '../../platform/links/link-kind.ts'

const USE = `select title, type, size, recipient, last_day::text as "lastDay", sender, organisation_name as organisation,
    object, key_version as "keyVersion", data_key as "dataKey", root, wrapped
  from app.use_document_link($1, $2, $3, $4, $5, $6)`

/** A document that was handed out. */
export const documentLink: LinkKind = {
  use: ({ tenant, hash, requestId, takes, unscanned }) => ({
    name: 'document-link',
    text: USE,
    values: [tenant, hash, requestId, uuidv7(), takes, unscanned],
  }),
}
