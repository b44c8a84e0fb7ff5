import { change, files, type ModuleRows } from '../../../../test/access/rows.ts'
import { listed, one } from '../../../../test/support/naive.ts'
import { isOpen, isOwn } from '../cases/cases-naive.rows.ts'
import { FollowUpType } from './follow-up.type.ts'

export const followUpRows: ModuleRows = {
  fields: {
    followUps: { allowed: files },
    completeFollowUp: change(files, 'followUp', 'colleaguesDue'),
    addFollowUp: {
      allowed: files,
      input: ({ mine }) => ({ caseId: mine.id, title: 'Bescheid', dueOn: '2026-04-01' }),
    },
    changeFollowUp: {
      allowed: files,
      input: ({ mine }) => ({ id: mine.due.changed, version: 1, dueOn: '2026-05-01' }),
      hides: ({ spare }) => [spare.colleaguesDue],
    },
    cancelFollowUp: {
      allowed: files,
      input: ({ mine }) => ({ id: mine.due.cancelled, version: 1 }),
      hides: ({ spare }) => [spare.colleaguesDue],
    },
    reopenFollowUp: {
      allowed: files,
      input: ({ mine }) => ({ id: mine.due.done, version: 1 }),
      hides: ({ spare }) => [spare.colleaguesDue],
    },
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
  stored: {
    'AddFollowUpInput.title': 'app.follow_up.title',
    'ChangeFollowUpInput.title': 'app.follow_up.title',
    'NewFollowUpInput.title': 'app.follow_up.title',
  },
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
    'FollowUp.can': ({ assignee, status, reason, case_file }, _, { asker, tables }) => {
      const isHers = assignee === asker.managerId
      const waits = isHers && (status === 'OPEN' || status === 'SNOOZED')
      const reopen = isHers && !waits && isOpen(one(tables['case_file'], case_file)!)
      const settles = waits && reason !== 'INFORM_CLIENT'
      return { complete: settles, change: waits, cancel: settles, reopen }
    },
  },
  probes: ({ own, foreign }) => [
    {
      who: 'integration_manager',
      place: 'addFollowUp.input.caseId',
      own: own.mine.id,
      hidden: [foreign.mine.id, own.theirs.id, own.waiting.id, own.mine.person, own.mine.followUp],
    },
  ],
  reads: {
    FollowUpsList: { who: 'integration_manager', variables: () => ({ first: 100 }) },
    FollowUps: { who: 'integration_manager', variables: () => ({ filter: { status: ['OPEN'] } }) },
  },
}
