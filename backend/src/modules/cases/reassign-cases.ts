import { Field, InputType, Int } from 'type-graphql'
import { BadInput, type FieldProblem } from '../../platform/ground/errors.ts'
import { UuidScalar } from '../../platform/ground/scalars.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { Between, Limited, Line } from '../../platform/limits/limit.ts'
import { parameters } from '../../platform/reading/parameters.ts'
import { MutationInput } from '../../platform/writing/mutation.type.ts'
import type { Work } from '../../platform/writing/work.ts'
import { beginJob } from '../jobs/begin-job.ts'
import type { Job } from '../jobs/job.entity.ts'
import { CaseFilter } from './case.filter.ts'
import { casesPolicy } from './case.policy.ts'
import {
  checkChoice,
  checkFound,
  CHOSEN_ONE_BY_ONE,
  chosenCases,
  ChosenCaseInput,
  MOST_CHOSEN,
  type Found,
} from './chosen-cases.ts'
import { employed } from './employed.ts'
import { outcomeOf } from './reassignment.codes.ts'
import type { ReassignmentInput } from './reassignment.ts'

@InputType({ description: 'Which cases go to whom.' })
export class ReassignCasesInput extends MutationInput {
  @Limited({ kind: 'list', least: 1, most: CHOSEN_ONE_BY_ONE })
  @Field(() => [ChosenCaseInput], {
    nullable: true,
    description: 'Chosen one by one. Either these or a filter.',
  })
  declare cases?: ChosenCaseInput[] | null
  @Field(() => CaseFilter, {
    nullable: true,
    description: 'All that it finds when the job is started; whatever it finds later is not part.',
  })
  declare filter?: CaseFilter | null
  @Between(1, MOST_CHOSEN)
  @Field(() => Int, {
    nullable: true,
    description:
      'How many the filter found in the preview; when it finds another number by now, nothing is done.',
  })
  declare count?: number | null
  @Field(() => UuidScalar, { description: 'The manager, employed today.' })
  declare managerId: string
  @Line(200)
  @Field(() => String, {
    nullable: true,
    description: 'Why; needed as soon as one of the cases goes to another employer.',
  })
  declare reason?: string | null
}

/** Fixes which cases they are, and starts the job that hands them over (`reassignment.ts`). */
export async function reassignCases(work: Work, input: ReassignCasesInput): Promise<Job> {
  authorize(casesPolicy.assign, work.actor)
  checkChoice(input)
  const { managerId, reason = null } = input
  const to = await employed(work, managerId)
  const files = await found(work, input)
  const informs = files.some(file => outcomeOf(file, file.seen, to) === 'INFORM')
  const problems = problemsOf(input, { count: files.length, informs })
  if (problems.length) throw new BadInput(...problems)
  const about: ReassignmentInput = { managerId, reason: reason?.trim() || null }
  const things = files.map(({ id, seen }) => ({ record: id, version: seen }))
  return beginJob(work, { kind: 'REASSIGN_CASES', input: about, things })
}

async function found(work: Work, choice: ReassignCasesInput): Promise<Found[]> {
  const { values, bind } = parameters(work.organisation, [])
  const text = chosenCases(choice, bind)
  const files = await work.rows<Found>({ name: '', text, values: values.slice(1) })
  checkFound(choice, files.length)
  return files
}

function problemsOf(
  { filter, count, reason }: ReassignCasesInput,
  is: { count: number; informs: boolean },
): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (filter && (count ?? is.count) !== is.count)
    problems.push({ path: 'count', rule: 'stale', message: 'as many as the filter finds now' })
  if (is.informs && !reason?.trim())
    problems.push({
      path: 'reason',
      rule: 'required',
      message: 'a reason, because another employer becomes responsible',
    })
  return problems
}
