import { Field, ObjectType } from 'type-graphql'
import { abilitiesOf } from '../../platform/identity/abilities.ts'
import { accountsPolicy } from '../accounts/account.policy.ts'
import { casesPolicy, readsFiles } from '../cases/case.policy.ts'
import { reportingPolicy } from '../reporting/reporting.policy.ts'
import { staffPolicy } from '../staff/staff.policy.ts'
import { Role, type RoleCode } from './role.ts'
import { Tenant } from './tenant.type.ts'

export const MyAbilities = abilitiesOf(
  'MyAbilities',
  {
    recordConsultation: readsFiles,
    openCase: casesPolicy.open,
    assignCase: casesPolicy.assign,
    readStaff: staffPolicy.list,
    manageAccounts: accountsPolicy.manage,
    readOwnFigures: reportingPolicy.readOwn,
    readStateFigures: reportingPolicy.readState,
  },
  {
    recordConsultation: 'Record talks and see own cases.',
    openCase: 'Take people in.',
    assignCase: 'See and assign the cases of the Kreis.',
    readStaff: 'See the managers of the Kreis.',
    manageAccounts: 'Say who has access to the Kreis.',
    readOwnFigures: 'See the key figures of the own Kreis.',
    readStateFigures: 'See the key figures of the state.',
  },
)

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
  declare can: object
}
