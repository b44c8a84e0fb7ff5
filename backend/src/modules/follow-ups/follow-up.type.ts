import { ObjectType } from 'type-graphql'
import { Can } from '../../platform/reading/can.ts'
import { Exposes, ExposesOne, One, ReadsFrom } from '../../platform/reading/exposes.ts'
import { readsFiles } from '../cases/case.policy.ts'
import { onOwnCases } from '../cases/case.scope.ts'
import { CaseType } from '../cases/case.type.ts'
import { IntegrationManagerType } from '../staff/integration-manager.type.ts'
import { FollowUpSchema } from './follow-up.entity.ts'
import { followUpPolicy } from './follow-up.policy.ts'

@ObjectType('FollowUp', {
  simpleResolvers: true,
  description: 'Something that a case needs on a certain day.',
})
@ReadsFrom(FollowUpSchema, { visibleTo: onOwnCases })
@Exposes(
  FollowUpSchema,
  readsFiles,
  'id',
  'title',
  'dueOn',
  'reason',
  'status',
  'doneOn',
  'version',
)
@ExposesOne(FollowUpSchema, readsFiles, { assignee: () => IntegrationManagerType })
export class FollowUpType {
  @One(() => CaseType, {
    rule: readsFiles,
    description: 'The case.',
    on: (due, file) => `${file}.id = ${due}.case_file`,
  })
  declare case: CaseType

  @Can(followUpPolicy, {
    rule: readsFiles,
    tells: { complete: 'Mark it as done.' },
    facts: row => ({ assigneeId: `${row}.assignee`, status: `${row}.status` }),
  })
  declare can: object
}
