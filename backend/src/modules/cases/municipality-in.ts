import type { FieldProblem } from '../../platform/ground/errors.ts'
import type { Work } from '../../platform/writing/work.ts'
import { Municipality } from '../reference/municipality.entity.ts'

/** The municipality of that key in the Kreis, undefined where none is named; another key is a problem of the field. */
export async function municipalityIn(
  { em, organisation }: Work,
  ags: string | null | undefined,
  problems: FieldProblem[],
): Promise<Municipality | undefined> {
  if (!ags) return undefined
  const found = await em.findOne(Municipality, { ags, district: organisation })
  if (!found)
    problems.push({
      path: 'municipality',
      rule: 'territory',
      message: 'a municipality of the Kreis',
    })
  return found ?? undefined
}
