import { changesOf } from '../../platform/fields/change-fields.ts'
import type { Context } from '../../context.ts'
import { mutation, mutations } from '../../platform/fields/mutation-fields.ts'
import { NotFound } from '../../platform/ground/errors.ts'
import type { Module } from '../../platform/module.ts'
import { facts } from '../../platform/reading/facts.ts'
import { tenantOf } from '../../platform/reading/read.ts'
import type { Work } from '../../platform/writing/work.ts'
import { addCode, AddCodeInput } from './add-code.ts'
import { CodeExtension } from './code-extension.entity.ts'
import { CodeExtensionType } from './code-extension.type.ts'
import { CodeListsResolver } from './code-lists.resolver.ts'
import { CodesResolver } from './codes.resolver.ts'
import { Municipality } from './municipality.entity.ts'
import { MunicipalityResolver } from './municipality.resolver.ts'
import { referencePolicy } from './reference.policy.ts'
import { retireCode, RetireCodeInput } from './retire-code.ts'

const change = changesOf({
  rule: referencePolicy.keepLists,
  find: async ({ em }: Work, id: string) => {
    const found = await em.findOne(CodeExtension, { id })
    if (!found) throw new NotFound()
    return found
  },
  facts: facts(),
})

/** What is the same for everybody, and what a Kreis adds to it: Kreise, municipalities, code lists. */
export const reference: Module = {
  entities: [Municipality, CodeExtension],
  fields: [
    MunicipalityResolver,
    CodesResolver,
    CodeListsResolver,
    mutations<Context>(
      CodeExtensionType,
      {
        addCode: mutation({
          description: 'Adds a code of the Kreis to a list; it counts as a state-wide one.',
          rule: referencePolicy.keepLists,
          verb: addCode,
          input: AddCodeInput,
        }),
        retireCode: change({
          description: 'Says until when an own code may be chosen.',
          may: referencePolicy.keepLists,
          input: RetireCodeInput,
          does: retireCode,
        }),
      },
      async (context, written) => {
        const answer = await written()
        await context.codes.latest(tenantOf(context.actor))
        return answer
      },
    ),
  ],
  abilities: {
    keepLists: {
      rule: referencePolicy.keepLists,
      description: 'Add codes of the Kreis to lists, and retire them.',
    },
  },
}
