import { typeReadFrom } from '../reading/plan.ts'
import { Conflict } from '../ground/errors.ts'
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
  work: Work,
): Promise<void> {
  if (record.version !== version) throw await conflict(record, work, { since: version })
}

/** Which changes of a record were not seen: all since a version, or the last of some fields whenever it was. */
type Unseen = { since: number } | { fields: readonly string[] }

/** What whoever has not seen a change hears of it. */
export async function conflict(
  record: Versioned,
  { rows, actor }: Work,
  unseen: Unseen,
): Promise<Conflict> {
  const since = 'since' in unseen ? unseen.since : 0
  const changes = await rows<Change>({
    name: 'changes-since',
    text: SINCE,
    values: [record.id, since],
  })
  const { fields } = typeReadFrom(record.constructor.name).plan
  const names = 'fields' in unseen ? unseen.fields : changes.flatMap(({ changed }) => changed)
  const last = changes.findLast(({ changed }) => changed.some(name => names.includes(name)))
  return new Conflict({
    currentVersion: record.version,
    changed: [...new Set(names)].filter(name => fields.get(name)?.rule(actor)).sort(),
    ...(last && { by: last.by, at: new Date(last.at).toISOString() }),
  })
}
