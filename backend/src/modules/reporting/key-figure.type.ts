import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { DateScalar } from '../../platform/ground/scalars.ts'
import { DistrictsShown } from './districts-shown.type.ts'
import { CellStatus, DataStatus, Dimension, KeyFigureKind } from './key-figure.codes.ts'

@ObjectType({
  simpleResolvers: true,
  description: 'A key figure: its meaning is data, kept with a version (domain 8).',
})
export class KeyFigure {
  @Field(() => ID, { description: 'Code of the catalogue, e.g. KF-13.' }) declare code: string
  @Field(() => Int, { description: 'Version of the rule.' }) declare version: number
  @Field(() => String, { description: 'German name.' }) declare labelDe: string
  @Field(() => String, { description: 'English name.' }) declare labelEn: string
  @Field(() => String, { description: 'German definition: numerator, denominator, what counts.' })
  declare definitionDe: string
  @Field(() => String, { description: 'English definition.' }) declare definitionEn: string
  @Field(() => KeyFigureKind, { description: 'What its values are.' })
  declare kind: keyof typeof KeyFigureKind
  @Field(() => [Dimension], { description: 'Dimensions that it can be broken down by.' })
  declare dimensions: Dimension[]
  @Field(() => String, { description: 'Chapter of the ministry’s report.' })
  declare sourceChapter: string
  @Field(() => DateScalar, {
    nullable: true,
    description:
      'First day that it has values of; null while nobody collects it: its cells are NOT_REPORTED then.',
  })
  declare collectedFrom: string | null
}

@ObjectType({
  simpleResolvers: true,
  description:
    'A value or the reason why there is none. What is said of a cell holds for all its parts: a hidden one has neither numerator nor denominator. Shares come from sums (R-KF-2).',
})
export class Cell {
  @Field(() => Float, {
    nullable: true,
    description:
      'Events or heads; a share from 0 to 1, or a ratio. Null unless PUBLISHED or ROUNDED.',
  })
  declare value: number | null
  @Field(() => Float, {
    nullable: true,
    description: 'Numerator of a share or ratio, else the value.',
  })
  declare numerator: number | null
  @Field(() => Float, { nullable: true, description: 'Denominator of a share or ratio.' })
  declare denominator: number | null
  @Field(() => CellStatus, { description: 'Whether there is a value, and if not, why.' })
  declare status: CellStatus
}

@ObjectType({ simpleResolvers: true, description: 'Where a row stands in one dimension.' })
export class DimensionKey {
  @Field(() => Dimension, { description: 'The dimension.' }) declare dimension: Dimension
  @Field(() => String, { description: 'AGS of a territory, month as 2026-11, or a code.' })
  declare code: string
  @Field(() => String, {
    description:
      'German name of a territory or of a listed code; otherwise the code, which clients translate.',
  })
  declare label: string
  @Field(() => String, { description: 'The same in English.' }) declare labelEn: string
}

@ObjectType({ simpleResolvers: true, description: 'One row of a key figure.' })
export class KeyFigureRow {
  @Field(() => [DimensionKey], {
    description: 'One key for each dimension, in the order asked for.',
  })
  declare keys: DimensionKey[]
  @Field(() => Cell, { description: 'The value or its status.' }) declare cell: Cell
}

@ObjectType({
  simpleResolvers: true,
  description: 'How many Kreise stand behind a figure (R-KF-3).',
})
export class Completeness {
  @Field(() => Int, {
    description:
      'Kreise with data in the quarters that the period touches; to the state, a closed one says who had data when it closed.',
  })
  declare received: number
  @Field(() => Int, { description: 'Kreise of the territory.' }) declare due: number
}

@ObjectType({
  simpleResolvers: true,
  description: 'A key figure for a period and a territory, with everything needed to quote it.',
})
export class KeyFigureTable {
  @Field(() => KeyFigure, { description: 'What is shown.' }) declare figure: KeyFigure
  @Field(() => DateScalar, { description: 'First day of the period.' }) declare from: string
  @Field(() => DateScalar, { description: 'Last day of the period.' }) declare to: string
  @Field(() => String, { description: 'AGS of the territory.' }) declare territory: string
  @Field(() => String, { description: 'German name of the territory.' })
  declare territoryLabel: string
  @Field(() => DateScalar, { description: 'Day of the territory’s borders and names.' })
  declare territoryVersion: string
  @Field(() => [Dimension], { description: 'Dimensions of the rows.' }) declare by: Dimension[]
  @Field(() => DataStatus, { description: 'How settled the data are.' })
  declare dataStatus: keyof typeof DataStatus
  @Field(() => Completeness, { description: 'Who has reported.' })
  declare completeness: Completeness
  @Field(() => DistrictsShown, {
    description: 'Whether this period shows single Kreise, and which near one does.',
  })
  declare districtsShown: DistrictsShown
  @Field(() => String, { description: 'Where the figures come from, in German.' })
  declare source: string
  @Field(() => String, { description: 'The same in English.' }) declare sourceEn: string
  @Field(() => [KeyFigureRow], { description: 'The cells.' }) declare rows: KeyFigureRow[]
  @Field(() => Cell, {
    description:
      'The whole territory and period; of a share of each code in all of them, the number that is divided.',
  })
  declare total: Cell
  @Field(() => Cell, {
    nullable: true,
    description: 'The same for the period of equal length just before; null for heads.',
  })
  declare previousTotal: Cell | null
}
