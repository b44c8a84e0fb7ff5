import { accounts } from './modules/accounts/accounts.module.ts'
import { cases } from './modules/cases/cases.module.ts'
import { consultations } from './modules/consultations/consultations.module.ts'
import { documents } from './modules/documents/documents.module.ts'
import { followUps } from './modules/follow-ups/follow-ups.module.ts'
import { jobs } from './modules/jobs/jobs.module.ts'
import { links } from './modules/links/links.module.ts'
import { names } from './modules/names/names.module.ts'
import { reference } from './modules/reference/reference.module.ts'
import { reporting } from './modules/reporting/reporting.module.ts'
import { staff } from './modules/staff/staff.module.ts'
import { tenants } from './modules/tenants/tenants.module.ts'
import type { Module } from './platform/module.ts'

/** The rooms of the house. */
export const modules: readonly Module[] = [
  accounts,
  cases,
  consultations,
  documents,
  followUps,
  jobs,
  links,
  names,
  reference,
  reporting,
  staff,
  tenants,
]
