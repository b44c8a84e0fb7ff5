import type { Actor } from '../../platform/identity/actor.ts'
import { TENANT, type Row } from '../../platform/reading/plan.ts'
import type { Scope } from '../../platform/reading/read.ts'
import { deputiesOf, managerOf, ownCases } from './case.scope.ts'

/** Cases of a person, or of a family that the person is or was in. */
const isOf = (file: Row, person: string): string =>
  `(${file}.person = ${person} or ${file}.household = any (array(select m.household from app.household_member m where m.tenant = ${TENANT} and m.person = ${person})))`

/** People of own and deputised cases. */
export const visiblePeople =
  (actor: Actor): Scope =>
  () => [
    (row, bind) =>
      `exists (select from app.case_file f where f.tenant = ${TENANT} and ${isOf('f', `${row}.id`)} and ${ownCases(managerOf(actor))('f', bind)})`,
  ]

/** SQL of what the rules need to know of one case. */
export const caseFactsOf = (file: Row): string =>
  `json_build_object('managerId', ${file}.manager, 'status', ${file}.status, 'deputyIds', ${deputiesOf(file)})`

/** SQL of what the rules need to know of the cases of a person, whose id is `person`. */
export const casesOfPerson = (person: string): string =>
  `(select coalesce(json_agg(${caseFactsOf('f')}), '[]') from app.case_file f where f.tenant = ${TENANT} and ${isOf('f', person)})`
