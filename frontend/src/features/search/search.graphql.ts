import { graphql } from '../../api/graphql.ts'

/** What a hit needs to be told apart and to fill the quick entry. */
const SearchHitFields = graphql(`
  fragment SearchHitFields on SearchHit @_unmask {
    match
    person {
      id
      displayName
      nameInOriginalScript
      birthDate
      languages
    }
    case {
      id
      number
      status
      unit
      informedOn
      consentForm
      person {
        id
        displayName
        languages
      }
      household {
        size
      }
      municipality {
        ags
        name
      }
      lastConsultation {
        id
        heldOn
      }
      can {
        recordConsultation
      }
    }
  }
`)

export const Search = graphql(
  `
    query Search($text: String!) {
      search(text: $text) {
        ...SearchHitFields
      }
    }
  `,
  [SearchHitFields],
)
