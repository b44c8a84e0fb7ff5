import { known } from '../../platform/writing/record.ts'
import type { Changed, Work } from '../../platform/writing/work.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import { OrganisationUnit } from '../staff/organisation-unit.entity.ts'
import { CaseAssignment } from './case-assignment.entity.ts'
import { Case } from './case.entity.ts'
import { Person } from './person.entity.ts'

/** A case that is locked, as far as handing it over looks at it. */
export interface Handed extends Changed {
  person: string
  version: number
}

interface Responsible {
  /** Nobody for an intake that waits again. */
  managerId: string | null
  unitId: string
  reason?: string | null
}

/** Ends the former responsibility and begins the new one on the same day (R-CASE-4), for one case or many. */
export async function handOver(
  work: Work,
  files: readonly Handed[],
  { managerId, unitId, reason = null }: Responsible,
): Promise<void> {
  const { today } = work
  const persons = new Map(files.map(({ id, person }) => [id, person]))
  const values = [[...persons.keys()]]
  const former = await work.rows<{ id: string; file: string }>({
    name: 'assignments-open',
    text: OPEN,
    values,
  })
  const ended = former.map(({ id, file }) => ({ id, person: persons.get(file)! }))
  work.change(CaseAssignment, ended, { validTo: today })

  const manager = managerId === null ? null : known(IntegrationManager, { id: managerId })
  const organisationUnit = known(OrganisationUnit, { id: unitId })
  work.change(Case, files, { manager, organisationUnit })
  if (manager)
    for (const { id, person } of files) {
      const caseFile = known(Case, { id, person: known(Person, { id: person }) })
      work.add(CaseAssignment, {
        caseFile,
        manager,
        role: 'MAIN',
        validFrom: today,
        handoverReason: reason,
      })
    }
}

const OPEN = `select a.id, a.case_file as file from app.case_assignment a
  where a.tenant = $1 and a.case_file = any ($2::uuid[]) and a.role = 'MAIN' and a.valid_to is null order by a.id for update`
