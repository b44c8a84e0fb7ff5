import { accounts } from '../features/accounts/accounts.feature.ts'
import { administration } from '../features/administration/administration.feature.ts'
import { cases } from '../features/cases/cases.feature.ts'
import { documents } from '../features/documents/documents.feature.ts'
import { district } from '../features/district/district.feature.ts'
import { reference } from '../features/reference/reference.feature.ts'
import { reporting } from '../features/reporting/reporting.feature.ts'
import { tenants } from '../features/tenants/tenants.feature.ts'
import { today } from '../features/today/today.feature.ts'
import type { Feature } from './feature.ts'

/** The rooms of the house, in the order of the top bar. */
export const features: readonly Feature[] = [
  today,
  cases,
  documents,
  district,
  administration,
  accounts,
  reference,
  reporting,
  tenants,
]
