import { Field, InputType } from 'type-graphql'
import { DateScalar } from '../../platform/ground/scalars.ts'
import { Codes, Line } from '../../platform/limits/limit.ts'
import { Dimension } from './key-figure.codes.ts'

@InputType({ description: 'One figure of many that are asked for at once.' })
export class KeyFigureRequestInput {
  @Line(50)
  @Field(() => String, { description: 'Code of the catalogue, e.g. KF-13.' })
  declare code: string
  @Field(() => DateScalar, { description: 'First day of a month.' }) declare from: string
  @Field(() => DateScalar, { description: 'Last day of a month.' }) declare to: string
  @Codes({ most: 2 })
  @Field(() => [Dimension], { defaultValue: [], description: 'At most two dimensions.' })
  declare by: Dimension[]
  @Line(8)
  @Field(() => String, {
    nullable: true,
    description: 'AGS: 08, a Regierungsbezirk or a Kreis; the caller’s own when left out.',
  })
  declare territory?: string | null | undefined
}
