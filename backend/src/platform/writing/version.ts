import { typeReadFrom } from '../reading/plan.ts'
import { Conflict } from '../api/errors.ts'
import type { Work } from './work.ts'

interface Versioned {
  id: string
  version: number
}

interface Change {
  changed: string[]
  /** As the ORM's connections hand times over. */
  at: string
  by: string | null
}

const SINCE = `select c.changed, c.at,
    (select m.display_name from app.membership m where m.tenant = $1 and m.subject = c.subject
     order by m.valid_from desc limit 1) as by
  from app.record_change c where c.tenant = $1 and c.record = $2 and c.version > $3 order by c.version`

/**
 * Refuses to overwrite what the caller has not seen (LOCK-1), and says what changed since, who did it last and when.
 * The caller must have been found to see the record; fields that are not theirs to read are left out.
 * The unit of work checks again when it writes.
 */
export async function unchangedSince(
  version: number,
  record: Versioned,
  { rows, actor }: Work,
): Promise<void> {
  if (record.version === version) return
  const changes = await rows<Change>({
    name: 'changes-since',
    text: SINCE,
    values: [actor.tenant, record.id, version],
  })
  const { fields } = typeReadFrom(record.constructor.name).plan
  const names = new Set(changes.flatMap(({ changed }) => changed))
  const last = changes.at(-1)
  throw new Conflict({
    currentVersion: record.version,
    changed: [...names].filter(name => fields.get(name)?.rule(actor)).sort(),
    ...(last && { by: last.by, at: new Date(last.at).toISOString() }),
  })
}
