import type { ResultOf } from '../../api/graphql.ts'
import type { CaseFile } from './cases.graphql.ts'

/** A case as its page has it. */
export type File = NonNullable<ResultOf<typeof CaseFile>['case']>
export type Status = File['status']
export type Household = NonNullable<File['household']>
export type Member = Household['members'][number]
export type FollowUp = File['followUps'][number]

export const waits = ({ status }: FollowUp): boolean => status === 'OPEN' || status === 'SNOOZED'

export const HOUSEHOLD_ROLES = [
  'HEAD',
  'PARTNER',
  'CHILD',
  'OTHER',
] as const satisfies Member['role'][]
