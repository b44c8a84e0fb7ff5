import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import { UuidScalar } from '../../platform/ground/scalars.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { LimitedArguments } from '../../platform/limits/limited-arguments.ts'
import { parameters } from '../../platform/reading/parameters.ts'
import { tenantOf } from '../../platform/reading/read.ts'
import { CaseFilter } from './case.filter.ts'
import { casesPolicy } from './case.policy.ts'
import {
  checkChoice,
  checkFound,
  CHOSEN_ONE_BY_ONE,
  chosenCases,
  ChosenCaseInput,
  type Choice,
  type Found,
} from './chosen-cases.ts'
import { employerOf, notEmployed, type Employed } from './employed.ts'
import { isMoved, outcomeOf } from './reassignment.codes.ts'
import { Reassignment } from './reassignment.type.ts'

interface Preview {
  /** Employer of the manager; null when nobody of that id is employed today. */
  unitId: string | null
  files: Found[]
}

@Resolver(() => Reassignment)
export class ReassignmentResolver {
  @LimitedArguments({ cases: { kind: 'list', least: 1, most: CHOSEN_ONE_BY_ONE } })
  @Query(() => Reassignment, {
    description:
      'What would become of cases if they were handed over to a manager now: numbers alone. Takes what reassignCases takes.',
  })
  async reassignment(
    @Ctx() context: Context,
    @Arg('managerId', () => UuidScalar, { description: 'The manager, employed today.' })
    managerId: string,
    @Arg('cases', () => [ChosenCaseInput], {
      nullable: true,
      description: 'Chosen one by one. Either these or a filter.',
    })
    cases?: ChosenCaseInput[] | null,
    @Arg('filter', () => CaseFilter, { nullable: true, description: 'All that it finds.' })
    filter?: CaseFilter | null,
  ): Promise<Reassignment> {
    const { actor } = context
    authorize(casesPolicy.assign, actor)
    const choice: Choice = { cases, filter }
    checkChoice(choice)
    const { values, bind } = parameters(tenantOf(actor), [managerId, context.today()])
    const text = `select (${employerOf('$2', '$3')}) as "unitId",
      coalesce((select json_agg(c) from (${chosenCases(choice, bind)}) c), '[]') as files`
    const [preview] = await context.reads.read<Preview>(tenantOf(actor), { name: '', text, values })
    const { unitId, files } = preview!
    if (!unitId) throw notEmployed()
    checkFound(choice, files.length)
    return summed(files, { managerId, unitId })
  }
}

function summed(files: readonly Found[], to: Employed): Reassignment {
  const decided = files.map(file => ({ ...file, outcome: outcomeOf(file, file.seen, to) }))
  const moved = decided.filter(({ outcome }) => isMoved(outcome))
  const refused = decided.filter(({ outcome }) => !isMoved(outcome))
  const from = [...Map.groupBy(moved, ({ managerId }) => managerId)]
  return {
    total: files.length,
    moved: moved.length,
    toInform: moved.filter(({ outcome }) => outcome === 'INFORM').length,
    from: from
      .map(([managerId, { length }]) => ({ managerId, count: length }))
      .toSorted((one, other) => other.count - one.count),
    refused: [...Map.groupBy(refused, ({ outcome }) => outcome)].map(([outcome, those]) => ({
      outcome,
      count: those.length,
      caseIds: those.slice(0, SHOWN).map(({ id }) => id),
    })),
  }
}

const SHOWN = 100
