import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import { CodeList } from '../../platform/codes/code-list.ts'
import { CodeScalar, DateScalar } from '../../platform/ground/scalars.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { tenantOf } from '../../platform/reading/read.ts'
import { referencePolicy } from './reference.policy.ts'

@ObjectType({
  simpleResolvers: true,
  description: 'A code of a list. One that is retired stays, because records have it.',
})
export class ListedCode {
  @Field(() => CodeScalar, { description: 'What a record holds.' }) declare code: string
  @Field(() => String, { description: 'German name.' }) declare labelDe: string
  @Field(() => String, { description: 'English name.' }) declare labelEn: string
  @Field(() => CodeScalar, {
    description: 'What it counts as in the whole state; itself, unless the Kreis has added it.',
  })
  declare stateCode: string
  @Field(() => CodeScalar, {
    nullable: true,
    description: 'Code of the group that the state reports it in.',
  })
  declare reportingGroup: string | null
  @Field(() => Int, { description: 'Edition of the list that brought it.' })
  declare version: number
  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day on which it may be chosen; null: from the beginning.',
  })
  declare validFrom: string | null
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day on which it may be chosen; null while it is in use.',
  })
  declare validTo: string | null
  @Field(() => CodeScalar, { nullable: true, description: 'What is chosen in its place after.' })
  declare successor: string | null
  @Field(() => ID, {
    nullable: true,
    description: 'The Kreis’s own record of it; null for a state-wide code.',
  })
  declare extensionId: string | null
  @Field(() => Int, { nullable: true, description: 'Version of that record.' })
  declare extensionVersion: number | null
}

@Resolver()
export class CodesResolver {
  @Query(() => [ListedCode], {
    description:
      'All codes of a list in the order of its form, the Kreis’s own behind those of the state, retired ones too.',
  })
  codes(
    @Ctx() context: Context,
    @Arg('list', () => CodeList, { description: 'Which list.' }) list: CodeList,
  ): Promise<ListedCode[]> {
    authorize(referencePolicy.list, context.actor)
    const tenant = tenantOf(context.actor)
    return context.reads.read(tenant, { ...CODES, values: [tenant, list] })
  }
}

const CODES = {
  name: 'codes-of-list',
  text: `select c.code, de.label as "labelDe", en.label as "labelEn", c.code as "stateCode",
      c.reporting_group as "reportingGroup", c.version, c.valid_from::text as "validFrom", c.valid_to::text as "validTo",
      c.successor, null::uuid as "extensionId", null::int as "extensionVersion", false as own, c.position
    from reference.code c
    join reference.code_label de on de.list = c.list and de.code = c.code and de.language = 'de'
    join reference.code_label en on en.list = c.list and en.code = c.code and en.language = 'en'
    where c.list = $2
    union all
    select e.code, e.label_de, e.label_en, e.maps_to, m.reporting_group, m.version, e.valid_from::text, e.valid_to::text,
      null, e.id, e.version, true, e.position
    from app.code_extension e join reference.code m on m.list = e.list and m.code = e.maps_to
    where e.tenant = $1 and e.list = $2
    order by own, position`,
}
