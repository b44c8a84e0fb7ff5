import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import { BadInput, Forbidden } from '../../platform/ground/errors.ts'
import { DateScalar } from '../../platform/ground/scalars.ts'
import type { Statement } from '../../platform/database/statement.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { LimitedArguments } from '../../platform/limits/limited-arguments.ts'
import { tenantOf } from '../../platform/reading/read.ts'
import { selects } from '../../platform/reading/selection.ts'
import { Dimension } from './key-figure.codes.ts'
import { factsOf, FIGURE, type Facts } from './key-figure.facts.ts'
import { checkRequest, CODE_DIMENSIONS, type KeyFigureRequest } from './key-figure.request.ts'
import { tableOf } from './key-figure.table.ts'
import { KeyFigure, KeyFigureTable } from './key-figure.type.ts'
import { reportingPolicy } from './reporting.policy.ts'

@Resolver(() => KeyFigure)
export class KeyFigureResolver {
  @Query(() => [KeyFigure], {
    description: 'The catalogue of key figures, newest version of each.',
  })
  async keyFigures(@Ctx() context: Context): Promise<object[]> {
    authorize(reportingPolicy.list, context.actor)
    const text = `select coalesce(json_agg(${FIGURE} order by k.code), '[]') j from (select distinct on (code) * from reporting.key_figure where $1::text is not null order by code, version desc) k`
    return ask<object[]>(context, { name: 'kf-catalogue', text, values: [tenantOf(context.actor)] })
  }

  @LimitedArguments({
    code: { kind: 'line', most: 50 },
    by: { kind: 'list', most: 2 },
    territory: { kind: 'line', most: 8 },
  })
  @Query(() => KeyFigureTable, {
    description:
      'A key figure, broken down. State functions see the Land and the Regierungsbezirke exactly, at once, for any months, and single Kreise in closed quarters and years as far as the privacy gate has decided when they closed; a coordinator sees the own Kreis exactly.',
  })
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
    const { isState } = context.actor
    const request: KeyFigureRequest = {
      code,
      from,
      to,
      by,
      territory: territory ?? tenantOf(context.actor),
      counted: selects(info, 'completeness'),
    }
    checkRequest(request, context.today())
    if (!isState && request.territory !== tenantOf(context.actor)) throw new Forbidden()

    const statement = factsOf(request, isState ? null : tenantOf(context.actor))
    const facts = await ask<Facts>(context, statement)
    checkFigure(facts, request)
    return tableOf(request, facts, isState ? context.closingDays : null)
  }
}

/** State functions ask as the role that sees no person, everyone else in the own tenant's context. */
async function ask<Answer>(
  { actor, reads, reporting }: Context,
  statement: Statement,
): Promise<Answer> {
  const rows = actor.isState
    ? await reporting.read<{ j: Answer }>(statement)
    : await reads.read<{ j: Answer }>(tenantOf(actor), statement)
  return rows[0]!.j
}

function checkFigure({ figure, due }: Facts, { by }: KeyFigureRequest): void {
  if (!figure)
    throw new BadInput({ path: 'code', rule: 'unknown', message: 'a code of keyFigures' })
  if (!due)
    throw new BadInput({ path: 'territory', rule: 'code', message: 'a Kreis that there is' })
  const foreign = by.filter(dimension => !figure.dimensions.includes(dimension))
  if (foreign.length)
    throw new BadInput({
      path: 'by',
      rule: 'dimensions',
      message: `${figure.code} has no ${foreign.join(', ')}`,
    })
  if (figure.kind === 'SHARE' && !by.some(dimension => CODE_DIMENSIONS.includes(dimension)))
    throw new BadInput({
      path: 'by',
      rule: 'dimensions',
      message: 'a share needs the dimension that it divides',
    })
}
