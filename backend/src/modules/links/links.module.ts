import { changesOf } from '../../platform/fields/change-fields.ts'
import { mutations } from '../../platform/fields/mutation-fields.ts'
import type { Module } from '../../platform/module.ts'
import { readsFiles } from '../cases/case.policy.ts'
import { onOwnCase } from '../cases/own-case.ts'
import { LimitedLink } from './limited-link.entity.ts'
import { LimitedLinkType } from './limited-link.type.ts'
import { linkFacts, linkPolicy } from './link.policy.ts'

const change = changesOf({
  rule: readsFiles,
  find: onOwnCase(LimitedLink),
  facts: linkFacts,
})

/** What leaves the Kreis by a limited link; what may be opened so is said by the modules that hold it. */
export const links: Module = {
  entities: [LimitedLink],
  fields: [
    mutations(LimitedLinkType, {
      withdrawLink: change({
        description: 'Takes a limited link back: whoever has it finds nothing from now on.',
        may: linkPolicy.withdraw,
        does: link => {
          link.withdrawnAt = new Date()
        },
      }),
    }),
  ],
}
