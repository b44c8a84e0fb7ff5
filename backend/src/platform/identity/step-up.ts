import { StepUpRequired } from '../ground/errors.ts'
import type { Actor } from './actor.ts'

/** How well, and how long ago at most, somebody must have signed in. */
export interface StepUp {
  /** Level of the sign-in: `1` is the first factor, `2` a second one beside it. */
  acr: string
  /** Seconds. */
  maxAge: number
}

/** What roles, exports, keys and erasure ask for: a second factor within the last ten minutes. */
const SECOND_FACTOR: StepUp = { acr: '2', maxAge: 600 }

/**
 * Throws {@link StepUpRequired} unless level and age of the sign-in are both as wanted (KC-8). The token is asked,
 * not the issuer: a browser may ask for a lower level than its client should, and a level that the issuer has let
 * lapse stays in the tokens that carry it already.
 */
export function authorizeStepUp(
  { acr, authTime }: Pick<Actor, 'acr' | 'authTime'>,
  wanted: StepUp = SECOND_FACTOR,
  now = Date.now(),
): void {
  const fresh = authTime !== null && now / 1000 - authTime <= wanted.maxAge
  if (!fresh || levelOf(acr) < levelOf(wanted.acr)) throw new StepUpRequired(wanted)
}

/** Levels of the realm are single digits; any other name is below all of them. */
function levelOf(acr: string | null): number {
  return acr !== null && /^[1-9]$/.test(acr) ? Number(acr) : 0
}
