import { NotFound } from '../../platform/api/errors.ts'
import { authorize } from '../../platform/identity/policy.ts'
import type { Work } from '../../platform/writing/work.ts'
import { Case } from './case.entity.ts'
import { deputiesOf } from './case.scope.ts'
import { isOwn, readsFiles, type CaseFacts } from './case.policy.ts'

/** A case that is the caller's or deputised to them; any other answers as if it did not exist (R-CASE-5). */
export async function ownCase(work: Work, id: string): Promise<{ file: Case; facts: CaseFacts }> {
  authorize(readsFiles, work.actor)
  const [row] = await work.rows<FileRow>({
    name: 'own-case',
    text: FILE,
    values: [work.actor.tenant, id],
  })
  if (!row) throw new NotFound()
  const { manager, deputies, ...columns } = row
  const facts = { managerId: manager, deputyIds: deputies, status: row.status }
  if (!isOwn(work.actor, facts)) throw new NotFound()
  return { file: work.em.map(Case, columns), facts }
}

interface FileRow extends Record<string, unknown> {
  manager: string | null
  status: Case['status']
  deputies: string[]
}

/** Prepared, and only what work on a case looks at, because every talk begins with it. */
const FILE = `select c.tenant, c.id, c.person, c.manager, c.municipality, c.status, c.counselling_start, c.informed_on, c.consent_form,
    c.updated_at, c.version, ${deputiesOf('c')} as deputies
  from app.case_file c where c.tenant = $1 and c.id = $2`

/** What the rules about the case need to know. */
export async function factsOf({ rows, actor }: Work, file: Case): Promise<CaseFacts> {
  const values = [actor.tenant, file.id]
  const [row] = await rows<Pick<FileRow, 'deputies'>>({ name: 'deputies', text: DEPUTIES, values })
  return {
    managerId: file.manager?.id ?? null,
    deputyIds: row?.deputies ?? [],
    status: file.status,
  }
}

const DEPUTIES = `select ${deputiesOf('c')} as deputies from app.case_file c where c.tenant = $1 and c.id = $2`
