import { graphql } from '../../api/graphql.ts'

const JobFields = graphql(`
  fragment JobFields on Job @_unmask {
    id
    kind
    state
    total
    done
    cancelAsked
    result {
      outcome
      count
    }
    undoes
    undoUntil
    endedAt
    failure
    version
    can {
      cancel
      undo
    }
  }
`)

export const MyJobs = graphql(
  `
    query MyJobs {
      myJobs(first: 10) {
        nodes {
          ...JobFields
        }
      }
    }
  `,
  [JobFields],
)

export const CancelJob = graphql(`
  mutation CancelJob($input: RecordInput!) {
    cancelJob(input: $input) {
      clientMutationId
    }
  }
`)

export const UndoJob = graphql(`
  mutation UndoJob($input: RecordInput!) {
    undoJob(input: $input) {
      clientMutationId
    }
  }
`)
