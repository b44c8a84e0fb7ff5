import { Field, InputType, Int } from 'type-graphql'
import type { CodeBook } from '../../platform/codes/code-book.ts'
import type { FieldProblem } from '../../platform/ground/errors.ts'
import {
  CodeScalar,
  DateScalar,
  LocalTimeScalar,
  UuidScalar,
} from '../../platform/ground/scalars.ts'
import { Between, Codes, Lines } from '../../platform/limits/limit.ts'
import { MutationInput, RecordInput } from '../../platform/writing/mutation.type.ts'
import { CaseUnit } from '../cases/case.codes.ts'
import { ConsentInput } from '../cases/consent.ts'
import { problemsOfTalkDay, type CaseDays } from '../cases/counselling-day.ts'
import { NewFollowUpInput } from '../follow-ups/new-follow-up.ts'
import { Channel, Interpreter, Setting } from './consultation.codes.ts'

@InputType({ description: 'A talk that was held, or that nobody came to.' })
export class RecordConsultationInput extends MutationInput {
  @Field(() => UuidScalar, { description: 'An own or deputised case.' }) declare caseId: string
  @Field(() => DateScalar, { description: 'Day of the talk, today or earlier.' })
  declare heldOn: string
  @Field(() => LocalTimeScalar, { nullable: true, description: 'Time of day.' }) declare heldAt?:
    | string
    | null
  @Between(1, 600)
  @Field(() => Int, { nullable: true, description: 'Length in minutes, 1 to 600.' })
  declare minutes?: number | null
  @Field(() => CaseUnit, { description: 'With one person or with the family.' })
  declare unit: CaseUnit
  @Field(() => Setting, { description: 'Where it took place.' })
  declare setting: keyof typeof Setting
  @Field(() => Channel, { defaultValue: 'IN_PERSON', description: 'By which means.' })
  declare channel: keyof typeof Channel
  @Between(1, 30)
  @Field(() => Int, {
    nullable: true,
    description:
      'Clients who took part, 1 to 30; when left out all present members for a family talk, else one.',
  })
  declare participants?: number | null
  @Codes({ least: 1, most: 18 }, 'TOPIC')
  @Field(() => [CodeScalar], { description: 'At least one topic.' })
  declare topics: string[]
  @Codes({ most: 20 }, 'LANGUAGE')
  @Field(() => [CodeScalar], { defaultValue: [], description: 'Languages spoken, ISO 639.' })
  declare languages: string[]
  @Field(() => Interpreter, { defaultValue: 'NONE', description: 'Who interpreted.' })
  declare interpreter: keyof typeof Interpreter
  @Between(0, 600)
  @Field(() => Int, { nullable: true, description: 'Travel in minutes, 0 to 600.' })
  declare travelMinutes?: number | null
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True when nobody came; it does not count (R-SES-4).',
  })
  declare noShow: boolean
  @Lines(10_000)
  @Field(() => String, { nullable: true, description: 'What was said, at most 10,000 characters.' })
  declare note?: string | null
  @Field(() => ConsentInput, {
    nullable: true,
    description:
      'What the first talk needs, where the case does not have it yet; another one than it has is a conflict.',
  })
  declare consent?: ConsentInput | null
  @Field(() => NewFollowUpInput, {
    nullable: true,
    description: 'What was agreed to come back to.',
  })
  declare followUp?: NewFollowUpInput | null
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'Open follow-up of the same case that the talk settles.',
  })
  declare completesFollowUpId?: string | null
}

@InputType({ description: 'A corrected talk; what is left out stays as it is.' })
export class CorrectConsultationInput extends RecordInput {
  @Field(() => DateScalar, { nullable: true, description: 'Day of the talk.' }) declare heldOn?:
    | string
    | null
  @Field(() => LocalTimeScalar, { nullable: true, description: 'Time of day.' }) declare heldAt?:
    | string
    | null
  @Between(1, 600)
  @Field(() => Int, { nullable: true, description: 'Length in minutes, 1 to 600.' })
  declare minutes?: number | null
  @Field(() => CaseUnit, { nullable: true, description: 'With one person or with the family.' })
  declare unit?: CaseUnit | null
  @Field(() => Setting, { nullable: true, description: 'Where it took place.' }) declare setting?:
    | keyof typeof Setting
    | null
  @Field(() => Channel, { nullable: true, description: 'By which means.' }) declare channel?:
    | keyof typeof Channel
    | null
  @Between(1, 30)
  @Field(() => Int, { nullable: true, description: 'Clients who took part.' })
  declare participants?: number | null
  @Codes({ least: 1, most: 18 }, 'TOPIC')
  @Field(() => [CodeScalar], { nullable: true, description: 'At least one topic.' })
  declare topics?: string[] | null
  @Codes({ most: 20 }, 'LANGUAGE')
  @Field(() => [CodeScalar], { nullable: true, description: 'Languages spoken, ISO 639.' })
  declare languages?: string[] | null
  @Field(() => Interpreter, { nullable: true, description: 'Who interpreted.' })
  declare interpreter?: keyof typeof Interpreter | null
  @Between(0, 600)
  @Field(() => Int, { nullable: true, description: 'Travel in minutes.' })
  declare travelMinutes?: number | null
  @Field(() => Boolean, { nullable: true, description: 'True when nobody came.' }) declare noShow?:
    | boolean
    | null
  @Lines(10_000)
  @Field(() => String, {
    nullable: true,
    description: 'What was said; an empty text removes the note.',
  })
  declare note?: string | null
}

type Written = Partial<
  Pick<CorrectConsultationInput, keyof RecordConsultationInput & keyof CorrectConsultationInput>
>

/** Topics are chosen from those that were in use on the day of the talk. */
export const problemsOfTopics = (
  book: CodeBook,
  codes: readonly string[],
  day: string,
): FieldProblem[] => book.problemsOf('TOPIC', { path: 'topics', codes, day })

/** What is wrong with the facts of a talk beyond the limits of each field (domain 6.8). */
export function problemsOfTalk(
  { heldOn }: Written,
  frame: { today: string; client: CaseDays | null },
): FieldProblem[] {
  return heldOn ? problemsOfTalkDay(heldOn, 'heldOn', frame) : []
}
