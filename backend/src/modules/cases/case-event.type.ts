import { unionOf } from '../../platform/reading/mixed.ts'
import { connectionOf } from '../../platform/reading/page.ts'
import { ConsultationType } from '../consultations/consultation.type.ts'
import { FollowUpType } from '../follow-ups/follow-up.type.ts'
import { CaseAssignmentType } from './case-assignment.type.ts'

const CaseEvent = unionOf(
  'CaseEvent',
  'What has happened in a case: a talk, a follow-up that was done, a manager who took it on.',
  () => [ConsultationType, FollowUpType, CaseAssignmentType],
)

export const CaseEventConnection = connectionOf(() => CaseEvent, 'CaseEvent')
