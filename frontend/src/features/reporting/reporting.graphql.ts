import { graphql } from '../../api/graphql.ts'

export const FigureTable = graphql(`
  fragment FigureTable on KeyFigureTable @_unmask {
    figure {
      code
      version
      kind
      labelDe
      labelEn
      definitionDe
      definitionEn
      sourceChapter
    }
    from
    to
    territory
    territoryLabel
    territoryVersion
    by
    dataStatus
    source
    completeness {
      received
      due
    }
    total {
      value
      status
    }
    previousTotal {
      value
      status
    }
    rows {
      keys {
        dimension
        code
        label
        labelEn
      }
      cell {
        value
        numerator
        denominator
        status
      }
    }
  }
`)

export const Overview = graphql(
  `
    query Overview($from: Date!, $to: Date!, $before: Date!, $until: Date!, $territory: String!) {
      talks: keyFigure(code: "KF-13", from: $from, to: $to, by: [MONTH], territory: $territory) {
        ...FigureTable
      }
      regions: keyFigure(
        code: "KF-13"
        from: $from
        to: $to
        by: [GOVERNMENT_DISTRICT, SETTING]
        territory: $territory
      ) {
        ...FigureTable
      }
      settings: keyFigure(
        code: "KF-16"
        from: $from
        to: $to
        by: [SETTING]
        territory: $territory
      ) {
        ...FigureTable
      }
      settingMonths: keyFigure(
        code: "KF-16"
        from: $from
        to: $to
        by: [MONTH, SETTING]
        territory: $territory
      ) {
        ...FigureTable
      }
      settingsBefore: keyFigure(
        code: "KF-16"
        from: $before
        to: $until
        by: [SETTING]
        territory: $territory
      ) {
        ...FigureTable
      }
      units: keyFigure(code: "KF-14", from: $from, to: $to, by: [UNIT], territory: $territory) {
        ...FigureTable
      }
      unitMonths: keyFigure(
        code: "KF-14"
        from: $from
        to: $to
        by: [MONTH, UNIT]
        territory: $territory
      ) {
        ...FigureTable
      }
      unitsBefore: keyFigure(
        code: "KF-14"
        from: $before
        to: $until
        by: [UNIT]
        territory: $territory
      ) {
        ...FigureTable
      }
      topics: keyFigure(code: "KF-18", from: $from, to: $to, by: [TOPIC], territory: $territory) {
        ...FigureTable
      }
      managers: keyFigure(
        code: "KF-04"
        from: $from
        to: $to
        by: [GENDER]
        territory: $territory
      ) {
        ...FigureTable
      }
      managersBefore: keyFigure(
        code: "KF-04"
        from: $before
        to: $until
        by: [GENDER]
        territory: $territory
      ) {
        ...FigureTable
      }
    }
  `,
  [FigureTable],
)

export const DistrictFigures = graphql(
  `
    query DistrictFigures($from: Date!, $to: Date!) {
      talks: keyFigure(code: "KF-13", from: $from, to: $to, by: [DISTRICT], territory: "08") {
        ...FigureTable
        districtsShown {
          shown
          reason
          openUntil
          nearestFrom
          nearestTo
        }
      }
      managers: keyFigure(code: "KF-05", from: $from, to: $to, by: [DISTRICT], territory: "08") {
        ...FigureTable
      }
      units: keyFigure(code: "KF-14", from: $from, to: $to, by: [DISTRICT, UNIT], territory: "08") {
        ...FigureTable
      }
      settings: keyFigure(
        code: "KF-16"
        from: $from
        to: $to
        by: [DISTRICT, SETTING]
        territory: "08"
      ) {
        ...FigureTable
      }
    }
  `,
  [FigureTable],
)

/** The quarters that are not closed yet, for the Land and its parts; and which quarter is the last that is. */
export const OpenQuarters = graphql(
  `
    query OpenQuarters($from: Date!, $to: Date!) {
      talks: keyFigure(
        code: "KF-13"
        from: $from
        to: $to
        by: [GOVERNMENT_DISTRICT]
        territory: "08"
      ) {
        ...FigureTable
        districtsShown {
          openUntil
          nearestTo
        }
      }
    }
  `,
  [FigureTable],
)
