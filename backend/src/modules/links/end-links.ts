import type { Work } from '../../platform/writing/work.ts'
import { LimitedLink } from './limited-link.entity.ts'

interface Open {
  id: string
  version: number
  person: string
}

/** Takes back what still opens: all links of a case, or those of one thing of it. */
export async function endLinks(
  work: Work,
  { caseId, thing = null }: { caseId: string; thing?: string | null },
): Promise<void> {
  const open = await work.rows<Open>({ name: 'links-open', text: OPEN, values: [caseId, thing] })
  work.change(LimitedLink, open, { withdrawnAt: new Date() })
}

const OPEN = `select l.id, l.version, c.person from app.limited_link l
    join app.case_file c on c.tenant = $1 and c.id = l.case_file
  where l.tenant = $1 and l.case_file = $2 and ($3::uuid is null or l.thing = $3) and l.withdrawn_at is null
  order by l.id for update of l`
