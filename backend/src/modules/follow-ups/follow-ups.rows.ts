import { change, files, type ModuleRows } from '../../../../test/access/rows.ts'
import { listed } from '../../../../test/support/naive.ts'
import { isOwn } from '../cases/cases-naive.rows.ts'
import { FollowUpType } from './follow-up.type.ts'

export const followUpRows: ModuleRows = {
  fields: {
    followUps: { allowed: files },
    completeFollowUp: change(files, 'followUp', 'colleaguesDue'),
  },
  documents: {
    'follow-ups': {
      allowed: files,
      variables: () => ({ filter: { status: ['OPEN'] } }),
      people: 'LIST',
    },
  },
  types: {
    FollowUp: {
      type: FollowUpType,
      read: [[files, 'assignee can case doneOn dueOn id reason status title version']],
      way: [['Case', 'timeline', 'nodes', '... on FollowUp']],
    },
  },
  texts: 'title',
  stored: { 'NewFollowUpInput.title': 'app.follow_up.title' },
  pages: { followUps: (kreis, manager, file) => kreis.followUp(file.id, manager) },
  naive: {
    'Query.followUps': listed('Query.followUps', 'follow_up', {
      order: { columns: ['due_on', 'id'] },
      matches: (due, { status, dueBy }, memory) =>
        isOwn(due['case_file'], memory) &&
        due['assignee'] === memory.asker.managerId &&
        ((status ?? ['OPEN', 'SNOOZED']) as unknown[]).includes(due['status']) &&
        (dueBy == null || String(due['due_on']) <= (dueBy as string)),
    }),
    'FollowUp.can': ({ assignee, status }, _, { asker }) => ({
      complete: assignee === asker.managerId && (status === 'OPEN' || status === 'SNOOZED'),
    }),
  },
  reads: {
    FollowUpsList: { who: 'integration_manager', variables: () => ({ first: 100 }) },
    FollowUps: { who: 'integration_manager', variables: () => ({ filter: { status: ['OPEN'] } }) },
  },
}
