import { holds } from '../../platform/identity/policy.ts'
import { anyone } from '../reference/reference.policy.ts'

export const settingsPolicy = {
  /** An imprint is for everybody. */
  read: anyone,
  /** Administration of a Kreis is the coordinator's (decision 11). */
  change: holds('coordinator'),
}
