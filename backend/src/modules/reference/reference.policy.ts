import { holds, type Rule } from '../../platform/identity/policy.ts'

/** Reference data is open to everyone who has a function in the tenant. */
export const anyone: Rule = actor => actor.roles.length > 0

export const referencePolicy = {
  list: anyone,
  /** Administration of a Kreis is the coordinator's (decision 11). */
  keepLists: holds('coordinator'),
}
