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
