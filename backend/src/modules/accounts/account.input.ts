import { Field, InputType, Int, ObjectType } from 'type-graphql'
import { UuidScalar } from '../../platform/api/scalars.ts'
import { MutationInput, MutationPayload } from '../../platform/writing/mutation.type.ts'
import { AccountType } from './account.type.ts'

@InputType({ description: 'Which account is changed.' })
export class AccountInput extends MutationInput {
  @Field(() => UuidScalar, { description: 'The account.' }) declare id: string
  @Field(() => Int, { description: 'Version that the caller saw (LOCK-1).' })
  declare version: number
}

@ObjectType({ simpleResolvers: true, description: 'The account as it is now.' })
export class AccountPayload extends MutationPayload {
  @Field(() => AccountType, { description: 'The account.' }) declare account: AccountType
}
