import { files, type ModuleRows } from '../../../../test/access/rows.ts'
import { FollowUpType } from './follow-up.type.ts'

export const followUpRows: ModuleRows = {
  fields: {
    followUps: { allowed: files },
    completeFollowUp: {
      allowed: files,
      input: ({ mine }) => ({ id: mine.followUp, version: 1 }),
      hides: ({ spare }) => [spare.colleaguesDue],
    },
  },
  types: {
    FollowUp: {
      type: FollowUpType,
      read: [[files, 'assignee can case doneOn dueOn id reason status title version']],
      way: [['Case', 'followUps']],
    },
  },
  texts: 'title',
  reads: {
    FollowUps: {
      who: 'integration_manager',
      variables: () => ({ filter: { status: ['OPEN'] } }),
    },
  },
}
