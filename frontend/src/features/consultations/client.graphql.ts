import { graphql } from '../../api/graphql.ts'

/** Whose talk is recorded: enough of the case to recognise it without opening it. */
export const ClientFields = graphql(`
  fragment ClientFields on Case @_unmask {
    id
    number
    status
    informedOn
    consentForm
    person {
      id
      displayName
      languages
    }
    household {
      id
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
  }
`)

export const ClientCase = graphql(
  `
    query ClientCase($id: UUID!) {
      case(id: $id) {
        ...ClientFields
      }
    }
  `,
  [ClientFields],
)
