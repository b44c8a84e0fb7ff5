import { Field, InputType, Int, ObjectType } from 'type-graphql'
import { UuidScalar } from '../ground/scalars.ts'

/** What every mutation's input carries (IDEM-1). */
@InputType({ description: 'What every mutation carries.' })
export abstract class MutationInput {
  @Field(() => UuidScalar, {
    description:
      'Made by the client, once per intention; sending it again never does the work twice, and answers the same.',
  })
  declare clientMutationId: string
}

/** Which record is changed; what it becomes is said by inputs that extend this one. */
@InputType({ description: 'Which record is changed.' })
export class RecordInput extends MutationInput {
  @Field(() => UuidScalar, { description: 'The record.' }) declare id: string
  @Field(() => Int, { description: 'Version that the caller saw (LOCK-1).' })
  declare version: number
}

/** What every mutation's answer carries. */
@ObjectType({ simpleResolvers: true, description: 'What every mutation answers.' })
export abstract class MutationPayload {
  @Field(() => UuidScalar, { description: 'The id that the client sent.' })
  declare clientMutationId: string
}
