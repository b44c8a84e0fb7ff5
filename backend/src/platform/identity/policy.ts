import { Forbidden, TenantContextRequired } from '../ground/errors.ts'
import type { Actor } from './actor.ts'
import type { Role } from './roles.ts'

/** Pure and synchronous: whatever a rule needs to know is loaded by its caller. */
export type Rule<Target extends unknown[] = []> = (actor: Actor, ...target: Target) => boolean

/** The actor holds at least one of the roles in the tenant the token names. */
export const holds =
  (...wanted: Role[]): Rule =>
  actor =>
    actor.roles.some(role => wanted.includes(role))

export const anyOf =
  <Target extends unknown[]>(...rules: Rule<Target>[]): Rule<Target> =>
  (actor, ...target) =>
    rules.some(rule => rule(actor, ...target))

/** The actor with one function alone, if it is theirs: what more they are opens nothing here. */
export const as = (actor: Actor, role: Role): Actor => ({
  ...actor,
  roles: actor.roles.filter(held => held === role),
  managerId: null,
  scopes: [],
})

/** First statement of every verb; throws {@link Forbidden}, or says that the token has to name one organisation (KC-2). */
export function authorize<Target extends unknown[]>(
  rule: Rule<Target>,
  actor: Actor,
  ...target: Target
): void {
  if (!rule(actor, ...target))
    throw actor.tenant === null ? new TenantContextRequired() : new Forbidden()
}
