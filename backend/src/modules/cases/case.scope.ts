import { Forbidden } from '../../platform/ground/errors.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { as } from '../../platform/identity/policy.ts'
import { TENANT, type Condition, type Row } from '../../platform/reading/plan.ts'
import type { Scope } from '../../platform/reading/read.ts'
import { TODAY } from '../../platform/ground/today.ts'
import { casesPolicy } from './case.policy.ts'

/** Whether an assignment makes a deputy today; its first and last day count (R-CASE-4). */
const deputises = (assignment: Row): string =>
  `${assignment}.role = 'DEPUTY' and ${TODAY} between ${assignment}.valid_from and coalesce(${assignment}.valid_to, 'infinity')`

/** SQL of the deputies of a case today. */
export const deputiesOf = (row: Row): string =>
  `(select coalesce(json_agg(a.manager), '[]') from app.case_assignment a where a.tenant = ${TENANT} and a.case_file = ${row}.id and ${deputises('a')})`

/** The manager's own and deputised cases (R-CASE-5); an array, because a sub-query beside `or` keeps indexes out. */
export const ownCases =
  (managerId: string): Condition =>
  (row, bind) => {
    const manager = `${bind(managerId)}::uuid`
    return `(${row}.manager = ${manager} or ${row}.id = any (array(select a.case_file from app.case_assignment a where a.tenant = ${TENANT} and a.manager = ${manager} and ${deputises('a')})))`
  }

/**
 * Which cases a selection may show: those of the whole Kreis only where a coordinator who is nothing else could read
 * every field of it; a file opens only for its manager and deputies.
 */
export const visibleCases =
  (actor: Actor, ...conditions: Condition[]): Scope =>
  ({ rules }) => {
    const coordinator = as(actor, 'coordinator')
    const wide = [casesPolicy.assign, ...rules].every(rule => rule(coordinator))
    return wide ? conditions : [...conditions, ownCases(managerOf(actor))]
  }

/** Rows that hang on a case by `case_file` and belong to an own or deputised one. */
export const onOwnCases =
  (actor: Actor): Scope =>
  () => [
    (row, bind) =>
      `${row}.case_file in (select f.id from app.case_file f where f.tenant = ${TENANT} and ${ownCases(managerOf(actor))('f', bind)})`,
  ]

/** The manager whom the actor is in this tenant. Throws `Forbidden` for everyone else. */
export function managerOf(actor: Actor): string {
  if (actor.managerId === null) throw new Forbidden()
  return actor.managerId
}
