import { NotFound } from '../../platform/ground/errors.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { TENANT, type Row } from '../../platform/reading/plan.ts'
import type { Scope } from '../../platform/reading/read.ts'
import type { Work } from '../../platform/writing/work.ts'
import { isOwn, type CaseFacts } from './case.policy.ts'
import { managerOf, ownCases } from './case.scope.ts'
import { Household } from './household.entity.ts'
import type { HouseholdFacts } from './household.policy.ts'
import { caseFactsOf } from './person.scope.ts'

/** Households of own and deputised cases. */
export const visibleHouseholds =
  (actor: Actor): Scope =>
  () => [
    (row: Row, bind) =>
      `exists (select from app.case_file f where f.tenant = ${TENANT} and f.household = ${row}.id and ${ownCases(managerOf(actor))('f', bind)})`,
  ]

/** SQL of what the rules need to know of the cases of a household, whose id is `household`. */
export const casesOfHousehold = (household: string): string =>
  `(select coalesce(json_agg(${caseFactsOf('f')}), '[]') from app.case_file f where f.tenant = ${TENANT} and f.household = ${household})`

/** A household of an own or deputised case; any other answers as if it did not exist (R-CASE-5). */
export async function ownHousehold(work: Work, id: string): Promise<Household> {
  const { cases } = await factsOfHousehold({ id }, work)
  const household = await work.em.findOne(Household, { id })
  if (!household || !cases.some(facts => isOwn(work.actor, facts))) throw new NotFound()
  return household
}

/** What the rules need to know. */
export async function factsOfHousehold(
  { id }: Pick<Household, 'id'>,
  { rows }: Work,
): Promise<HouseholdFacts> {
  const [row] = await rows<{ cases: CaseFacts[] }>({
    name: 'cases-of-household',
    text: CASES,
    values: [id],
  })
  return { cases: row?.cases ?? [] }
}

const CASES = `select ${casesOfHousehold('$2::uuid')} as cases`
