import { BadInput } from '../../platform/ground/errors.ts'
import { TENANT } from '../../platform/reading/plan.ts'
import type { Work } from '../../platform/writing/work.ts'

/** Who is to be responsible, and for which employer. */
export interface Employed {
  managerId: string
  unitId: string
}

/** SQL of the employer of a manager who is on a granted post that day. */
export const employerOf = (manager: string, day: string): string =>
  `select m.unit as "unitId" from app.integration_manager m where m.tenant = ${TENANT} and m.id = ${manager}::uuid
    and ${day}::date between m.active_from and coalesce(m.active_until, 'infinity')`

const EMPLOYER = employerOf('$2', '$3')

/** A manager of the Kreis, employed today. */
export async function employed({ rows, today }: Work, managerId: string): Promise<Employed> {
  const values = [managerId, today]
  const [row] = await rows<{ unitId: string }>({ name: 'employed', text: EMPLOYER, values })
  if (!row) throw notEmployed()
  return { managerId, ...row }
}

export const notEmployed = (): BadInput =>
  new BadInput({
    path: 'managerId',
    rule: 'employed',
    message: 'a manager who is employed today',
  })
