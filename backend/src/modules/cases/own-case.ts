import { NotFound } from '../../platform/api/errors.ts'
import { authorize } from '../../platform/identity/policy.ts'
import type { Work } from '../../platform/writing/work.ts'
import { Case } from './case.entity.ts'
import { deputises } from './case.scope.ts'
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
  const { deputies, ...columns } = row
  const file = work.em.map(Case, columns)
  const facts = factsWith(file, deputies)
  if (!isOwn(work.actor, facts)) throw new NotFound()
  return { file, facts }
}

interface FileRow extends Record<string, unknown> {
  deputies: { manager: string }[]
}

/** Prepared, because every talk begins with it. */
const FILE = `select c.*, (select coalesce(json_agg(json_build_object('manager', a.manager)), '[]') from app.case_assignment a
    where a.tenant = $1 and a.case_file = $2 and a.role = 'DEPUTY' and a.valid_to is null) as deputies
  from app.case_file c where c.tenant = $1 and c.id = $2`

/** What the rules about the case need to know. */
export async function factsOf(work: Work, file: Case): Promise<CaseFacts> {
  return factsWith(file, await deputiesOf(work, file.id))
}

const DEPUTIES = `select a.manager from app.case_assignment a where a.tenant = $1 and a.case_file = $2 and ${deputises('a')}`

const deputiesOf = ({ actor, rows }: Work, id: string): Promise<{ manager: string }[]> =>
  rows({ name: 'deputies', text: DEPUTIES, values: [actor.tenant, id] })

const factsWith = (file: Case, deputies: { manager: string }[]): CaseFacts => ({
  managerId: file.manager?.id ?? null,
  deputyIds: deputies.map(({ manager }) => manager),
  status: file.status,
})
