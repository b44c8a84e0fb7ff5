import type { Module } from '../../platform/module.ts'
import { changesOf } from '../../platform/fields/change-fields.ts'
import { list } from '../../platform/fields/list-field.ts'
import { mutation, mutations } from '../../platform/fields/mutation-fields.ts'
import { readsFiles } from '../cases/case.policy.ts'
import { managerOf, onOwnCases } from '../cases/case.scope.ts'
import { onOwnCase } from '../cases/own-case.ts'
import { AddFollowUpInput, addFollowUpTo } from './add-follow-up.ts'
import { changeFollowUp, ChangeFollowUpInput } from './change-follow-up.ts'
import { FollowUp } from './follow-up.entity.ts'
import { FollowUpFilter } from './follow-up.filter.ts'
import { followUpsList } from './follow-up.lists.ts'
import { isWaiting, nextDue } from './follow-up.order.ts'
import { followUpFacts, followUpPolicy } from './follow-up.policy.ts'
import { FollowUpType } from './follow-up.type.ts'

const change = changesOf({
  rule: readsFiles,
  find: onOwnCase(FollowUp, actor => ({ assignee: { id: managerOf(actor) } })),
  facts: followUpFacts,
})

/** Dates to come back to (domain 6.10). */
export const followUps: Module = {
  entities: [FollowUp],
  fields: [
    list('followUps', {
      description: 'The caller’s follow-ups on own and deputised cases, by due day.',
      type: FollowUpType,
      rule: readsFiles,
      filter: FollowUpFilter,
      order: nextDue,
      scope:
        (actor, { status }) =>
        selection => [
          ...onOwnCases(actor)(selection),
          (row, bind) => `${row}.assignee = ${bind(managerOf(actor))}::uuid`,
          ...(status ? [] : [isWaiting]),
        ],
    }),
    mutations(FollowUpType, {
      addFollowUp: mutation({
        description: 'Adds something to come back to, without a talk.',
        rule: readsFiles,
        input: AddFollowUpInput,
        verb: addFollowUpTo,
      }),
      changeFollowUp: change({
        description: 'Says what is to be done otherwise, or postpones it.',
        may: followUpPolicy.change,
        input: ChangeFollowUpInput,
        does: changeFollowUp,
      }),
      cancelFollowUp: change({
        description: 'Cancels a follow-up.',
        may: followUpPolicy.cancel,
        does: followUp => followUp.cancel(),
      }),
      reopenFollowUp: change({
        description: 'Takes back that a follow-up is done or cancelled.',
        may: followUpPolicy.reopen,
        does: followUp => followUp.reopen(),
      }),
      completeFollowUp: change({
        description: 'Marks a follow-up as done today.',
        may: followUpPolicy.complete,
        does: (followUp, { today }) => followUp.complete(today),
      }),
    }),
  ],
  documents: [followUpsList],
}
