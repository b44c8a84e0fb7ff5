import { Field, Int, ObjectType } from 'type-graphql'
import { UuidScalar } from '../../platform/ground/scalars.ts'
import { JobOutcome } from '../../platform/jobs/long-work.ts'

@ObjectType({ simpleResolvers: true, description: 'From whom cases would come.' })
export class ReassignmentSource {
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'Responsible today; null for intakes that wait.',
  })
  declare managerId: string | null
  @Field(() => Int, { description: 'Cases.' }) declare count: number
}

@ObjectType({ simpleResolvers: true, description: 'Cases that would be left alone, and why.' })
export class ReassignmentRefusal {
  @Field(() => JobOutcome, { description: 'Why.' }) declare outcome: string
  @Field(() => Int, { description: 'Cases.' }) declare count: number
  @Field(() => [UuidScalar], { description: 'The first hundred of them.' })
  declare caseIds: string[]
}

@ObjectType({
  simpleResolvers: true,
  description: 'What would become of cases if they were handed over now; nothing is changed.',
})
export class Reassignment {
  @Field(() => Int, { description: 'Cases that were chosen.' }) declare total: number
  @Field(() => Int, { description: 'Cases that would go to the manager.' })
  declare moved: number
  @Field(() => Int, {
    description: 'Those of them whose client has to be told, because the employer changes.',
  })
  declare toInform: number
  @Field(() => [ReassignmentSource], { description: 'From whom they would come; most first.' })
  declare from: ReassignmentSource[]
  @Field(() => [ReassignmentRefusal], { description: 'Those that would be left alone.' })
  declare refused: ReassignmentRefusal[]
}
