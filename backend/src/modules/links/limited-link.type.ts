import { Can } from '../../platform/reading/can.ts'
import { Computed, Shows } from '../../platform/reading/exposes.ts'
import { TODAY } from '../../platform/ground/today.ts'
import { readsFiles } from '../cases/case.policy.ts'
import { onOwnCases } from '../cases/case.scope.ts'
import { LinkStatus } from './link.codes.ts'
import { linkFacts, linkPolicy } from './link.policy.ts'
import { LimitedLinkSchema } from './limited-link.entity.ts'

@Shows(LimitedLinkSchema, {
  description:
    'What somebody outside may see of a case for a while, without an account. Its secret is known to whoever made it, and to whom it was given.',
  visibleTo: onOwnCases,
  to: [
    [
      readsFiles,
      'id purpose recipient reason agreedOn lastDay mostUses uses firstUsedAt lastUsedAt madeBy madeAt withdrawnAt version case:caseFile',
    ],
  ],
})
export class LimitedLinkType {
  @Computed(() => LinkStatus, {
    rule: readsFiles,
    description: 'Whether it still opens.',
    sql: row => `case when ${row}.withdrawn_at is not null then 'WITHDRAWN' when ${row}.last_day < ${TODAY} then 'EXPIRED'
      when ${row}.uses >= ${row}.most_uses then 'USED_UP' else 'OPEN' end`,
  })
  declare status: LinkStatus

  @Can(linkPolicy, {
    rule: readsFiles,
    tells: { withdraw: 'Take it back, at once.' },
    facts: linkFacts,
  })
  declare can: object
}
