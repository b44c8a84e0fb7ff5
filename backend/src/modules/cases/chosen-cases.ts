import { Field, InputType, Int } from 'type-graphql'
import { BadInput } from '../../platform/ground/errors.ts'
import { UuidScalar } from '../../platform/ground/scalars.ts'
import { conditionsOf } from '../../platform/reading/narrows.ts'
import { TENANT, type Bind } from '../../platform/reading/plan.ts'
import { CaseFilter } from './case.filter.ts'
import type { Reassigned } from './reassignment.codes.ts'

@InputType({ description: 'A case as the caller saw it.' })
export class ChosenCaseInput {
  @Field(() => UuidScalar, { description: 'The case.' }) declare id: string
  @Field(() => Int, { description: 'Version that the caller saw (LOCK-1).' })
  declare version: number
}

/** Cases that are chosen one by one, or all that a filter finds. */
export interface Choice {
  cases?: ChosenCaseInput[] | null | undefined
  filter?: CaseFilter | null | undefined
}

export type Found = Reassigned & { id: string; seen: number }

export const CHOSEN_ONE_BY_ONE = 500
/** What one job does at most. */
export const MOST_CHOSEN = 5000

/** It is one of the two. */
export function checkChoice({ cases, filter }: Choice): void {
  if (Boolean(cases) === Boolean(filter))
    throw new BadInput({
      path: 'cases',
      rule: 'required',
      message: 'either cases or a filter',
    })
  const ids = cases?.map(({ id }) => id) ?? []
  if (new Set(ids).size < ids.length)
    throw new BadInput({ path: 'cases', rule: 'duplicate', message: 'each case once' })
}

/** All that were chosen are there, some at least, and not too many for one job. */
export function checkFound({ cases }: Choice, count: number): void {
  if (cases && count < cases.length)
    throw new BadInput({ path: 'cases', rule: 'unknown', message: 'cases of the Kreis' })
  if (!count)
    throw new BadInput({ path: 'filter', rule: 'required', message: 'one that finds a case' })
  if (count > MOST_CHOSEN)
    throw new BadInput({
      path: 'filter',
      rule: 'tooMany',
      message: `at most ${MOST_CHOSEN} cases`,
      most: MOST_CHOSEN,
    })
}

/** SQL of the chosen cases, with the version that was seen; of a filter, the version of now. The oldest come first. */
export function chosenCases({ cases, filter }: Choice, bind: Bind): string {
  const columns = `f.id, f.status, f.manager as "managerId", f.organisation_unit as "unitId", f.version`
  const ordered = `order by f.opened_on, f.id`
  if (filter) {
    const conditions = conditionsOf(CaseFilter, filter).map(condition => condition('f', bind))
    const where = [`f.tenant = ${TENANT}`, ...conditions].join(' and ')
    return `select ${columns}, f.version as seen from app.case_file f where ${where} ${ordered} limit ${MOST_CHOSEN + 1}`
  }
  const ids = bind(cases!.map(({ id }) => id))
  const versions = bind(cases!.map(({ version }) => version))
  return `select ${columns}, s.version as seen from app.case_file f
    join unnest(${ids}::uuid[], ${versions}::int[]) as s (id, version) on s.id = f.id where f.tenant = ${TENANT} ${ordered}`
}
