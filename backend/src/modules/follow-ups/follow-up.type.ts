import { Can } from '../../platform/reading/can.ts'
import { Shows } from '../../platform/reading/exposes.ts'
import { readsFiles } from '../cases/case.policy.ts'
import { onOwnCases } from '../cases/case.scope.ts'
import { FollowUpSchema } from './follow-up.entity.ts'
import { followUpFacts, followUpPolicy } from './follow-up.policy.ts'

@Shows(FollowUpSchema, {
  description: 'Something that a case needs on a certain day.',
  visibleTo: onOwnCases,
  to: [[readsFiles, 'id title dueOn reason status doneOn version assignee case:caseFile']],
})
export class FollowUpType {
  @Can(followUpPolicy, {
    rule: readsFiles,
    tells: {
      complete: 'Mark it as done.',
      change: 'Say it otherwise, or postpone it.',
      cancel: 'Cancel it.',
      reopen: 'Take back that it is done or cancelled.',
    },
    facts: followUpFacts,
  })
  declare can: object
}
