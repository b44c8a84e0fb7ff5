import { graphql } from '../../api/graphql.ts'

export const ConsultationFields = graphql(`
  fragment ConsultationFields on Consultation @_unmask {
    id
    heldOn
    minutes
    travelMinutes
    unit
    setting
    channel
    participants
    languages
    interpreter
    topics
    noShow
    note
    version
    manager {
      id
      displayName
    }
    municipality {
      ags
      name
    }
    can {
      correct
    }
  }
`)

export const RecordConsultation = graphql(`
  mutation RecordConsultation($input: RecordConsultationInput!) {
    recordConsultation(input: $input) {
      clientMutationId
      consultation {
        id
        heldOn
        case {
          id
          number
          person {
            id
            displayName
          }
          lastConsultation {
            id
          }
          nextFollowUp {
            id
          }
        }
      }
    }
  }
`)

export const CorrectConsultation = graphql(
  `
    mutation CorrectConsultation($input: CorrectConsultationInput!) {
      correctConsultation(input: $input) {
        clientMutationId
        consultation {
          ...ConsultationFields
        }
      }
    }
  `,
  [ConsultationFields],
)
