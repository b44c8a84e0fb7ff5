import { ObjectType } from 'type-graphql'
import { Exposes, ExposesOne, ReadsFrom } from '../../platform/reading/exposes.ts'
import { IntegrationManagerType } from '../staff/integration-manager.type.ts'
import { CaseAssignmentSchema } from './case-assignment.entity.ts'
import { readsFiles } from './case.policy.ts'

@ObjectType('CaseAssignment', {
  simpleResolvers: true,
  description: 'A manager’s responsibility for a case, for a time.',
})
@ReadsFrom(CaseAssignmentSchema)
@Exposes(CaseAssignmentSchema, readsFiles, 'id', 'role', 'validFrom', 'validTo')
@ExposesOne(CaseAssignmentSchema, readsFiles, { manager: () => IntegrationManagerType })
export class CaseAssignmentType {}
