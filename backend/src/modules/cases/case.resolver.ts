import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, FieldResolver, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.ts'
import { UuidScalar } from '../../platform/api/scalars.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { LimitedArguments, PAGE } from '../../platform/reading/limited-arguments.ts'
import { connectionOf } from '../../platform/reading/page.ts'
import { readConnection, readOne } from '../../platform/reading/read.ts'
import { write } from '../../platform/writing/write.ts'
import { ConsultationConnection } from '../consultations/consultation.connection.ts'
import { assignCase, AssignCaseInput, AssignCasePayload } from './assign-case.ts'
import { CaseOrder } from './case.codes.ts'
import { CaseFilter, conditionsOf } from './case.filter.ts'
import { caseOrders } from './case.order.ts'
import { casesPolicy, readsFiles } from './case.policy.ts'
import { visibleCases } from './case.scope.ts'
import { CaseType } from './case.type.ts'
import { recordConsent, RecordConsentInput, RecordConsentPayload } from './record-consent.ts'
import { openCase, OpenCaseInput, OpenCasePayload } from './open-case.ts'

const CaseConnection = connectionOf(() => CaseType, 'Case', { counted: true })

@Resolver(() => CaseType)
export class CaseResolver {
  @LimitedArguments(PAGE)
  @Query(() => CaseConnection, {
    description:
      'Cases that the caller may see: own and deputised ones, or those of the Kreis for whoever assigns.',
  })
  cases(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 25, description: 'Rows of the page, at most 100.' })
    first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last row already seen.',
    })
    after?: string,
    @Arg('filter', () => CaseFilter, { nullable: true, description: 'Narrows the list.' })
    filter?: CaseFilter,
    @Arg('orderBy', () => CaseOrder, {
      defaultValue: CaseOrder.UPDATED_DESC,
      description: 'Order of the list.',
    })
    orderBy: CaseOrder = 'UPDATED_DESC',
  ): Promise<object> {
    authorize(casesPolicy.list, context.actor)
    const scope = visibleCases(context.actor, ...conditionsOf(filter))
    return readConnection({
      context,
      info,
      type: CaseType,
      typeName: 'Case',
      scope,
      order: caseOrders[orderBy],
      first,
      after,
    })
  }

  @Query(() => CaseType, {
    nullable: true,
    description: 'One case; null when it does not exist or is not the caller’s to see (R-CASE-5).',
  })
  case(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => UuidScalar, { description: 'Identifier of the case.' }) id: string,
  ): Promise<object | null> {
    authorize(casesPolicy.list, context.actor)
    const scope = visibleCases(context.actor, (row, bind) => `${row}.id = ${bind(id)}::uuid`)
    return readOne({ context, info, type: CaseType, typeName: 'Case', scope })
  }

  @LimitedArguments(PAGE)
  @FieldResolver(() => ConsultationConnection, { description: 'Talks, latest first.' })
  consultations(
    @Root() file: Record<string, object>,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 25, description: 'Rows of the page, at most 100.' })
    _first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last row already seen.',
    })
    _after?: string,
  ): object | undefined {
    return file[info.path.key]
  }

  @Mutation(() => OpenCasePayload, {
    description: 'Takes a person in, with the family if there is one.',
  })
  openCase(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => OpenCaseInput) input: OpenCaseInput,
  ): Promise<object> {
    return write({ context, info, input, rule: casesPolicy.open }, openCase)
  }

  @Mutation(() => RecordConsentPayload, {
    description: 'Records the data protection information and the consent, or corrects them.',
  })
  recordConsent(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RecordConsentInput) input: RecordConsentInput,
  ): Promise<object> {
    return write({ context, info, input, rule: readsFiles }, recordConsent)
  }

  @Mutation(() => AssignCasePayload, {
    description: 'Makes a manager responsible for a case (R-CASE-4).',
  })
  assignCase(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => AssignCaseInput) input: AssignCaseInput,
  ): Promise<object> {
    return write({ context, info, input, rule: casesPolicy.assign }, assignCase)
  }
}
