import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import { DateScalar } from '../../platform/ground/scalars.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { LimitedArguments } from '../../platform/limits/limited-arguments.ts'
import { tenantOf } from '../../platform/reading/read.ts'
import { selects } from '../../platform/reading/selection.ts'
import { answerTo, ask } from './answer-figures.ts'
import { Dimension } from './key-figure.codes.ts'
import { KeyFigureRequestInput } from './key-figure.input.ts'
import { MOST_REQUESTS } from './key-figure.request.ts'
import { FIGURE } from './key-figure.statement.ts'
import { KeyFigure, KeyFigureTable } from './key-figure.type.ts'
import { reportingPolicy } from './reporting.policy.ts'

const WHO_SEES_WHAT =
  'State functions see the Land and the Regierungsbezirke exactly, at once, for any months, and single Kreise in closed quarters and years as far as the privacy gate has decided when they closed; a coordinator sees the own Kreis exactly.'

@Resolver(() => KeyFigure)
export class KeyFigureResolver {
  @Query(() => [KeyFigure], {
    description: 'The catalogue of key figures, newest version of each.',
  })
  async keyFigureCatalogue(@Ctx() context: Context): Promise<object[]> {
    authorize(reportingPolicy.list, context.actor)
    const text = `select coalesce(json_agg(${FIGURE} order by k.code), '[]') j from (select distinct on (code) * from reporting.key_figure where $1::text is not null order by code, version desc) k`
    return ask<object[]>(context, { name: 'kf-catalogue', text, values: [tenantOf(context.actor)] })
  }

  @LimitedArguments({ requests: { kind: 'list', most: MOST_REQUESTS } })
  @Query(() => [KeyFigureTable], {
    description: `Many key figures at once, in the order asked for. ${WHO_SEES_WHAT}`,
  })
  async keyFigures(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('requests', () => [KeyFigureRequestInput], {
      description: `At most ${MOST_REQUESTS}.`,
    })
    requests: KeyFigureRequestInput[],
  ): Promise<KeyFigureTable[]> {
    authorize(reportingPolicy.list, context.actor)
    const counted = selects(info, 'completeness')
    return answerTo(context, requests, { counted, pathOf: index => `requests.${index}.` })
  }

  @LimitedArguments({
    code: { kind: 'line', most: 50 },
    by: { kind: 'list', most: 2 },
    territory: { kind: 'line', most: 8 },
  })
  @Query(() => KeyFigureTable, { description: `A key figure, broken down. ${WHO_SEES_WHAT}` })
  async keyFigure(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('code', () => String, { description: 'Code of the catalogue, e.g. KF-13.' }) code: string,
    @Arg('from', () => DateScalar, { description: 'First day of a month.' }) from: string,
    @Arg('to', () => DateScalar, { description: 'Last day of a month.' }) to: string,
    @Arg('by', () => [Dimension], { defaultValue: [], description: 'At most two dimensions.' })
    by: Dimension[],
    @Arg('territory', () => String, {
      nullable: true,
      description: 'AGS: 08, a Regierungsbezirk or a Kreis; the caller’s own when left out.',
    })
    territory?: string | null,
  ): Promise<KeyFigureTable> {
    authorize(reportingPolicy.list, context.actor)
    const counted = selects(info, 'completeness')
    const wish = { code, from, to, by, territory }
    const [table] = await answerTo(context, [wish], { counted, pathOf: () => '' })
    return table!
  }
}
