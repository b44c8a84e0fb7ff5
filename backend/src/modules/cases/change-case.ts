import { Field, InputType } from 'type-graphql'
import { BadInput, type FieldProblem } from '../../platform/ground/errors.ts'
import { DateScalar } from '../../platform/ground/scalars.ts'
import { Line } from '../../platform/limits/limit.ts'
import { RecordInput } from '../../platform/writing/mutation.type.ts'
import type { Work } from '../../platform/writing/work.ts'
import { Urgency } from './case.codes.ts'
import type { Case } from './case.entity.ts'
import { problemsOfDay } from './counselling-day.ts'
import { municipalityIn } from './municipality-in.ts'

@InputType({ description: 'What is known of a case now; what is left out stays as it is.' })
export class ChangeCaseInput extends RecordInput {
  @Field(() => Urgency, { nullable: true, description: 'How soon somebody has to act.' })
  declare urgency?: keyof typeof Urgency | null
  @Line(8)
  @Field(() => String, {
    nullable: true,
    description: 'Key of the municipality where counselling takes place from now on.',
  })
  declare municipality?: string | null
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day of intake, today or earlier, not after the first talk.',
  })
  declare openedOn?: string | null
}

/** Takes the changes over; talks stay where they were held. */
export async function changeCase(file: Case, work: Work, input: ChangeCaseInput): Promise<void> {
  const { urgency, openedOn } = input
  const problems: FieldProblem[] = []
  if (openedOn && openedOn !== file.openedOn)
    problems.push(...(await problemsOfOpening(file, work, openedOn)))
  const municipality = await municipalityIn(work, input.municipality, problems)
  if (problems.length) throw new BadInput(...problems)
  if (urgency) file.urgency = urgency
  if (openedOn) file.openedOn = openedOn
  if (municipality) file.municipality = municipality
}

async function problemsOfOpening(
  { id }: Case,
  { rows, today }: Work,
  openedOn: string,
): Promise<FieldProblem[]> {
  const path = 'openedOn'
  const problems = problemsOfDay(openedOn, path, { today, client: null })
  const [talk] = await rows<{ first: string | null }>({
    name: 'first-try',
    text: FIRST,
    values: [id],
  })
  if (!problems.length && talk?.first && openedOn > talk.first)
    problems.push({ path, rule: 'afterTalk', message: 'not after the first talk of the case' })
  return problems
}

const FIRST = `select min(t.held_on) as first from app.consultation t
  where t.tenant = $1 and t.case_file = $2 and t.withdrawn_on is null`
