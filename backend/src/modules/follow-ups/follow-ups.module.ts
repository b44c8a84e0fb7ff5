import type { Module } from '../../platform/module.ts'
import { list } from '../../platform/fields/list-field.ts'
import { mutation, mutations } from '../../platform/fields/mutation-fields.ts'
import type { Condition } from '../../platform/reading/plan.ts'
import { readsFiles } from '../cases/case.policy.ts'
import { managerOf, onOwnCases } from '../cases/case.scope.ts'
import { completeFollowUp } from './complete-follow-up.ts'
import { FollowUp } from './follow-up.entity.ts'
import { FollowUpFilter } from './follow-up.filter.ts'
import { nextDue } from './follow-up.order.ts'
import { FollowUpType } from './follow-up.type.ts'

const waits: Condition = row => `${row}.status in ('OPEN','SNOOZED')`

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
          ...(status ? [] : [waits]),
        ],
    }),
    mutations(FollowUpType, {
      completeFollowUp: mutation({
        description: 'Marks a follow-up as done.',
        rule: readsFiles,
        verb: completeFollowUp,
      }),
    }),
  ],
}
