import { Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import { CodeList } from '../../platform/codes/code-list.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { tenantOf } from '../../platform/reading/read.ts'
import { referencePolicy } from './reference.policy.ts'

@ObjectType({ simpleResolvers: true, description: 'A list of codes that people choose from.' })
export class ListOfCodes {
  @Field(() => CodeList, { description: 'Which list.' }) declare list: CodeList
  @Field(() => String, { description: 'German name.' }) declare labelDe: string
  @Field(() => String, { description: 'English name.' }) declare labelEn: string
  @Field(() => Boolean, { description: 'Whether a Kreis may add codes of its own.' })
  declare extensible: boolean
  @Field(() => Int, { description: 'Codes that the Kreis has added, retired ones too.' })
  declare own: number
}

@Resolver()
export class CodeListsResolver {
  @Query(() => [ListOfCodes], {
    description: 'All lists of codes by name, those that a Kreis may add to first.',
  })
  codeLists(@Ctx() context: Context): Promise<ListOfCodes[]> {
    authorize(referencePolicy.list, context.actor)
    const tenant = tenantOf(context.actor)
    return context.reads.read(tenant, { ...LISTS, values: [tenant] })
  }
}

const LISTS = {
  name: 'code-lists',
  text: `select l.list, l.label_de as "labelDe", l.label_en as "labelEn", l.extensible, coalesce(o.own, 0) as own
    from reference.code_list l
    left join (select e.list, count(*)::int as own from app.code_extension e where e.tenant = $1 group by e.list) o on o.list = l.list
    order by l.extensible desc, l.label_de`,
}
