import { BadInput } from '../../platform/ground/errors.ts'
import type { Work } from '../../platform/writing/work.ts'
import { mayLose } from './account.policy.ts'
import type { Membership } from './membership.entity.ts'

/** Locks them, so that of two coordinators who take each other's function one finds that the other was faster. */
const HOLDERS = `select m.subject from app.membership m
  where m.tenant = $1 and m.role = 'coordinator' and m.status = 'HELD'
    and $2::date between m.valid_from and coalesce(m.valid_to, 'infinity')
  order by m.id for update`

/** Refuses to take the functions when nobody else would coordinate the Kreis any more. */
export async function keepsCoordinator(
  { rows, today }: Work,
  lost: Membership[],
  path: string,
): Promise<void> {
  const coordination = lost.find(({ role }) => role === 'coordinator')
  if (!coordination) return
  const holders = await rows<{ subject: string }>({
    name: 'coordinators',
    text: HOLDERS,
    values: [today],
  })
  const others = holders.filter(({ subject }) => subject !== coordination.subject)
  if (!mayLose('coordinator', others.length))
    throw new BadInput({
      path,
      rule: 'lastCoordinator',
      message: 'the Kreis needs a coordinator',
    })
}
