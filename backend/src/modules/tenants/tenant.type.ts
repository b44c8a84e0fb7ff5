import { codes } from '../../platform/ground/codes.ts'
import { Field, ID, ObjectType } from 'type-graphql'

export const TenantKind = codes('TenantKind', 'What kind of organisation works here.', [
  'MINISTRY',
  'GOVERNMENT_DISTRICT',
  'STADTKREIS',
  'LANDKREIS',
])

@ObjectType({
  simpleResolvers: true,
  description: 'An organisation with its own data: a Kreis, or a function of the state.',
})
export class Tenant {
  @Field(() => ID, {
    description:
      'AGS: 08, 081 to 084, or five digits; also the alias of the organization in a token.',
  })
  declare ags: string
  @Field(() => String, { description: 'Full name, e.g. Landkreis Rhein-Neckar-Kreis.' })
  declare name: string
  @Field(() => String, { description: 'Short, unique name.' }) declare short: string
  @Field(() => TenantKind, { description: 'Kind of organisation.' })
  declare kind: keyof typeof TenantKind
}
