import { anyOf, holds } from '../../platform/identity/policy.ts'

/** The state's figures, behind the privacy gate. */
const readsState = holds('ministry_analyst', 'statistics_steward')

/** The own Kreis's figures, exact (R-SDC-12). */
const readsOwn = holds('coordinator')

export const reportingPolicy = {
  list: anyOf(readsState, readsOwn),
  readState: readsState,
  readOwn: readsOwn,
}
