import { anyOf, holds } from '../../platform/identity/policy.ts'

/** Coordinators keep the staff; what a manager does in a month is nobody else's business (class S2, domain 11.3). */
export const staffPolicy = { list: holds('coordinator') }

/** Names of colleagues, which stand on every case. */
export const readsColleagues = anyOf(holds('integration_manager'), holds('coordinator'))
