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
    sourceEn
    completeness {
      received
      due
    }
    total {
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

/** Everything that a page shows, asked for at once. */
export const Figures = graphql(
  `
    query Figures($requests: [KeyFigureRequestInput!]!) {
      keyFigures(requests: $requests) {
        ...FigureTable
        districtsShown {
          shown
          reason
          openUntil
          nearestFrom
          nearestTo
        }
      }
    }
  `,
  [FigureTable],
)
