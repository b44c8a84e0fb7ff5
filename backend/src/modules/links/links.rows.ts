import { files, type ModuleRows } from '../../../../test/access/rows.ts'
import { today } from '../../../../test/support/naive.ts'
import { LimitedLinkType } from './limited-link.type.ts'

export const linkRows: ModuleRows = {
  fields: {
    withdrawLink: {
      allowed: files,
      input: ({ mine }) => ({ id: mine.link, version: 1 }),
    },
  },
  types: {
    LimitedLink: {
      type: LimitedLinkType,
      read: [
        [
          files,
          'agreedOn can case firstUsedAt id lastDay lastUsedAt madeAt madeBy mostUses purpose reason recipient status uses version withdrawnAt',
        ],
      ],
      list: ['documents', 'nodes', 'links'],
    },
  },
  // counted by the platform
  unasked: ['app.limited_link.most_uses ≥ 1', 'app.limited_link.uses ≥ 0'],
  naive: {
    'LimitedLink.status': link => {
      if (link['withdrawn_at'] !== null) return 'WITHDRAWN'
      if (String(link['last_day']) < today()) return 'EXPIRED'
      return Number(link['uses']) < Number(link['most_uses']) ? 'OPEN' : 'USED_UP'
    },
    'LimitedLink.can': ({ withdrawn_at }) => ({ withdraw: withdrawn_at === null }),
  },
}
