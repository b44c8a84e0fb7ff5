import { accountRows } from '../../backend/src/modules/accounts/accounts.rows.ts'
import { caseRows } from '../../backend/src/modules/cases/cases.rows.ts'
import { consultationRows } from '../../backend/src/modules/consultations/consultations.rows.ts'
import { documentRows } from '../../backend/src/modules/documents/documents.rows.ts'
import { followUpRows } from '../../backend/src/modules/follow-ups/follow-ups.rows.ts'
import { jobRows } from '../../backend/src/modules/jobs/jobs.rows.ts'
import { linkRows } from '../../backend/src/modules/links/links.rows.ts'
import { referenceRows } from '../../backend/src/modules/reference/reference.rows.ts'
import { reportingRows } from '../../backend/src/modules/reporting/reporting.rows.ts'
import { staffRows } from '../../backend/src/modules/staff/staff.rows.ts'
import { tenantRows } from '../../backend/src/modules/tenants/tenants.rows.ts'
import type { ModuleRows } from './rows.ts'

/** What the modules say of themselves. */
export const moduleRows: readonly ModuleRows[] = [
  accountRows,
  caseRows,
  consultationRows,
  documentRows,
  followUpRows,
  jobRows,
  linkRows,
  referenceRows,
  reportingRows,
  staffRows,
  tenantRows,
]

/** Something of all modules by name; two that say it are a mistake. */
export function ofAllModules<Row>(
  pick: (rows: ModuleRows) => Readonly<Record<string, Row>> | undefined,
): Readonly<Record<string, Row>> {
  const all = moduleRows.flatMap(rows => Object.entries(pick(rows) ?? {}))
  const named = new Map(all)
  if (named.size < all.length) throw new Error('two modules have a row of the same name')
  return Object.fromEntries(named)
}
