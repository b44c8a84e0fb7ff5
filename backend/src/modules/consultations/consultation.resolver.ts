import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import { write } from '../../platform/writing/write.ts'
import { readsFiles } from '../cases/case.policy.ts'
import { CorrectConsultationInput, RecordConsultationInput } from './consultation.input.ts'
import { ConsultationType } from './consultation.type.ts'
import { correctConsultation, CorrectConsultationPayload } from './correct-consultation.ts'
import { recordConsultation, RecordConsultationPayload } from './record-consultation.ts'

@Resolver(() => ConsultationType)
export class ConsultationResolver {
  @Mutation(() => RecordConsultationPayload, {
    description: 'Records a talk on an own or deputised case.',
  })
  recordConsultation(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RecordConsultationInput) input: RecordConsultationInput,
  ): Promise<object> {
    return write({ context, info, input, rule: readsFiles }, recordConsultation)
  }

  @Mutation(() => CorrectConsultationPayload, {
    description: 'Corrects a talk that the caller recorded.',
  })
  correctConsultation(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CorrectConsultationInput) input: CorrectConsultationInput,
  ): Promise<object> {
    return write({ context, info, input, rule: readsFiles }, correctConsultation)
  }
}
