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
    withdrawnOn
    version
    corrections {
      id
      kind
      reason
      correctedOn
    }
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
      move
      withdraw
      restore
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

export const MoveConsultation = graphql(`
  mutation MoveConsultation($input: MoveConsultationInput!) {
    moveConsultation(input: $input) {
      clientMutationId
      consultation {
        id
        version
      }
    }
  }
`)

export const WithdrawConsultation = graphql(`
  mutation WithdrawConsultation($input: WithdrawConsultationInput!) {
    withdrawConsultation(input: $input) {
      clientMutationId
      consultation {
        id
        version
      }
    }
  }
`)

export const RestoreConsultation = graphql(`
  mutation RestoreConsultation($input: RecordInput!) {
    restoreConsultation(input: $input) {
      clientMutationId
      consultation {
        id
        version
      }
    }
  }
`)
