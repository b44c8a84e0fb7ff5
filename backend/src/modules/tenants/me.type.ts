import { Field, ObjectType } from 'type-graphql'
import { MyAbilities } from '../../platform/identity/my-abilities.ts'
import { Role, type RoleCode } from './role.ts'
import { Tenant } from './tenant.type.ts'

@ObjectType({ simpleResolvers: true, description: 'A function in an organisation.' })
export class Membership {
  @Field(() => Tenant, { description: 'The organisation.' }) declare tenant: Tenant
  @Field(() => Role, { description: 'The function.' }) declare role: RoleCode
}

@ObjectType({ simpleResolvers: true, description: 'The caller.' })
export class Me {
  @Field(() => String, { description: 'Subject of the token.' }) declare subject: string
  @Field(() => String, { description: 'Name to address the caller by.' })
  declare displayName: string
  @Field(() => Tenant, {
    nullable: true,
    description: 'Organisation that the token names; null when it names none or several.',
  })
  declare tenant: Tenant | null
  @Field(() => [Role], { description: 'Functions that hold in that organisation.' })
  declare roles: RoleCode[]
  @Field(() => [Membership], { description: 'Functions in all organisations.' })
  declare memberships: Membership[]
  @Field(() => MyAbilities, { description: 'What the caller may do in that organisation.' })
  declare can: MyAbilities
}
