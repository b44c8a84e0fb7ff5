import { BadInput } from '../../platform/ground/errors.ts'
import type { Work } from '../../platform/writing/work.ts'
import { Case } from '../cases/case.entity.ts'
import { missingConsent } from '../cases/missing-consent.ts'

/** Locks cases whose talks change, in one order, so that nobody works out the same from other talks meanwhile. */
export async function lockCases({ rows }: Work, ids: readonly string[]): Promise<void> {
  await rows({ name: 'lock-cases', text: LOCK, values: [ids] })
}

/**
 * Whether a case is counselled, and since when, follows from its talks once they are corrected, moved or withdrawn.
 * @param path where it is said that an intake lacks the consent that its first talk needs
 */
export async function followTalks(work: Work, id: string, path: string): Promise<void> {
  const file = await work.em.findOneOrFail(Case, { id }, { refresh: true })
  const [row] = await work.rows<{ first: string | null }>({
    name: 'first-talk',
    text: FIRST,
    values: [id],
  })
  const first = row?.first ?? null
  if (first && file.status === 'INTAKE' && missingConsent(file).length)
    throw new BadInput({
      path,
      rule: 'consentMissing',
      message: 'the first talk needs the data protection information and the consent',
    })
  file.counselledSince(first)
}

const LOCK = `select c.id from app.case_file c where c.tenant = $1 and c.id = any ($2::uuid[]) order by c.id for update`
const FIRST = `select min(t.held_on) as first from app.consultation t
  where t.tenant = $1 and t.case_file = $2 and not t.no_show and t.withdrawn_on is null`
