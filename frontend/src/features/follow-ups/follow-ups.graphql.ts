import { graphql } from '../../api/graphql.ts'
import { ClientFields } from '../consultations/client.graphql.ts'

export const FollowUpFields = graphql(
  `
    fragment FollowUpFields on FollowUp @_unmask {
      id
      title
      dueOn
      reason
      status
      version
      can {
        complete
      }
      case {
        ...ClientFields
      }
    }
  `,
  [ClientFields],
)

export const FollowUps = graphql(
  `
    query FollowUps($filter: FollowUpFilter) {
      followUps(first: 50, filter: $filter) {
        nodes {
          ...FollowUpFields
        }
        pageInfo {
          hasNextPage
        }
      }
    }
  `,
  [FollowUpFields],
)

export const CompleteFollowUp = graphql(`
  mutation CompleteFollowUp($input: RecordInput!) {
    completeFollowUp(input: $input) {
      clientMutationId
      followUp {
        id
        status
        doneOn
        version
      }
    }
  }
`)

export const AddFollowUp = graphql(`
  mutation AddFollowUp($input: AddFollowUpInput!) {
    addFollowUp(input: $input) {
      clientMutationId
      followUp {
        id
        status
        version
      }
    }
  }
`)

export const ChangeFollowUp = graphql(`
  mutation ChangeFollowUp($input: ChangeFollowUpInput!) {
    changeFollowUp(input: $input) {
      clientMutationId
      followUp {
        id
        status
        version
      }
    }
  }
`)

export const CancelFollowUp = graphql(`
  mutation CancelFollowUp($input: RecordInput!) {
    cancelFollowUp(input: $input) {
      clientMutationId
      followUp {
        id
        status
        version
      }
    }
  }
`)

export const ReopenFollowUp = graphql(`
  mutation ReopenFollowUp($input: RecordInput!) {
    reopenFollowUp(input: $input) {
      clientMutationId
      followUp {
        id
        status
        version
      }
    }
  }
`)
