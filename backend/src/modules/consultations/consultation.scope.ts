import type { Actor } from '../../platform/identity/actor.ts'
import { TENANT } from '../../platform/reading/plan.ts'
import type { Scope } from '../../platform/reading/read.ts'
import { managerOf, ownCases } from '../cases/case.scope.ts'

/** Talks on own and deputised cases, and own ones without a case (anonymous and one-off, domain 6.8). */
export const visibleTalks =
  (actor: Actor): Scope =>
  () => {
    const managerId = managerOf(actor)
    return [
      (row, bind) =>
        `(exists (select from app.case_file f where f.tenant = ${TENANT} and f.id = ${row}.case_file and ${ownCases(managerId)('f', bind)}) or ${row}.case_file is null and ${row}.manager = ${bind(managerId)}::uuid)`,
    ]
  }
