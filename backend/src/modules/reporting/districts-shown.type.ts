import { Field, ObjectType } from 'type-graphql'
import { DateScalar } from '../../platform/ground/scalars.ts'
import { DistrictsHiddenBecause } from './key-figure.codes.ts'

@ObjectType({
  simpleResolvers: true,
  description:
    'Whether single Kreise are shown for the period: state functions see closed quarters and years. Sums of the Land and of the Regierungsbezirke are shown for any months.',
})
export class DistrictsShown {
  @Field(() => Boolean, {
    description: 'Whether Kreise are shown; single cells may still be SUPPRESSED or NOT_REPORTED.',
  })
  declare shown: boolean
  @Field(() => DistrictsHiddenBecause, { nullable: true, description: 'Why not; null when shown.' })
  declare reason: keyof typeof DistrictsHiddenBecause | null
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day on which the last quarter of the period closes; null unless OPEN.',
  })
  declare openUntil: string | null
  @Field(() => DateScalar, {
    nullable: true,
    description:
      'First day of the nearest period that is shown; null when this one is, or none is closed yet.',
  })
  declare nearestFrom: string | null
  @Field(() => DateScalar, { nullable: true, description: 'Last day of the nearest period.' })
  declare nearestTo: string | null
}
