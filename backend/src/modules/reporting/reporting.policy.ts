import { anyOf, holds, type Rule } from '../../platform/identity/policy.ts'

const analysts = holds('ministry_analyst', 'statistics_steward')

/** The state's figures, behind the privacy gate; functions of the state hold in its own organisations alone. */
const readsState: Rule = actor => actor.isState && analysts(actor)

/** The own Kreis's figures, exact (R-SDC-12). */
const readsOwn = holds('coordinator')

export const reportingPolicy = {
  list: anyOf(readsState, readsOwn),
  readState: readsState,
  readOwn: readsOwn,
}
