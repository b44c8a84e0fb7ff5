import { NotFound } from '../../platform/api/errors.ts'
import { authorize } from '../../platform/identity/policy.ts'
import type { Work } from '../../platform/writing/work.ts'
import { Case } from './case.entity.ts'
import { deputises } from './case.scope.ts'
import { isOwn, readsFiles, type CaseFacts } from './case.policy.ts'

/** A case that is the caller's or deputised to them; any other answers as if it did not exist (R-CASE-5). */
export async function ownCase(work: Work, id: string): Promise<{ file: Case; facts: CaseFacts }> {
  authorize(readsFiles, work.actor)
  const [file, deputies] = await Promise.all([work.em.findOne(Case, { id }), deputiesOf(work, id)])
  if (!file) throw new NotFound()
  const facts = factsWith(file, deputies)
  if (!isOwn(work.actor, facts)) throw new NotFound()
  return { file, facts }
}

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
