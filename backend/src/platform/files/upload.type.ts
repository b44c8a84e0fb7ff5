import type { Actor } from '../identity/actor.ts'
import { Shows } from '../reading/exposes.ts'
import type { Bind, Row } from '../reading/plan.ts'
import { UploadSchema } from './upload.entity.ts'

/** Everybody sees their own alone. */
const visibleTo = (actor: Actor) => () => [
  (row: Row, bind: Bind) => `${row}.subject = ${bind(actor.subject)}`,
]

@Shows(UploadSchema, {
  description:
    'A file that is on its way: its pieces are sent to `/files/uploads/<id>`, by whoever knows the ticket.',
  visibleTo,
  to: [[() => true, 'id type size received state expiresAt']],
})
export class UploadType {}
