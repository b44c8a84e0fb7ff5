import { graphql, type ResultOf } from '../../api/graphql.ts'

const LinkFields = graphql(`
  fragment LinkFields on LimitedLink @_unmask {
    id
    status
    recipient
    reason
    lastDay
    uses
    firstUsedAt
    lastUsedAt
    withdrawnAt
    version
    can {
      withdraw
    }
  }
`)
export type LinkRow = ResultOf<typeof LinkFields>

const DocumentFields = graphql(
  `
    fragment DocumentFields on Document @_unmask {
      id
      kind
      title
      language
      expiresOn
      status
      addedAt
      type
      size
      fileState
      version
      addedBy {
        id
        displayName
      }
      followUp {
        id
        dueOn
        status
      }
      links {
        ...LinkFields
      }
      can {
        change
        handOut
        withdraw
      }
    }
  `,
  [LinkFields],
)
export type DocumentRow = ResultOf<typeof DocumentFields>

export const CaseDocuments = graphql(
  `
    query CaseDocuments($id: UUID!, $filter: DocumentFilter!, $after: String) {
      case(id: $id) {
        id
        number
        unit
        status
        urgency
        person {
          id
          displayName
          nameInOriginalScript
        }
        can {
          addDocument
        }
      }
      documents(filter: $filter, first: 50, after: $after) {
        nodes {
          ...DocumentFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [DocumentFields],
)

export const StartDocumentUpload = graphql(`
  mutation StartDocumentUpload($input: StartUploadInput!) {
    startDocumentUpload(input: $input) {
      upload {
        id
      }
    }
  }
`)

export const AddDocument = graphql(
  `
    mutation AddDocument($input: AddDocumentInput!) {
      addDocument(input: $input) {
        document {
          ...DocumentFields
        }
      }
    }
  `,
  [DocumentFields],
)

export const ChangeDocument = graphql(
  `
    mutation ChangeDocument($input: ChangeDocumentInput!) {
      changeDocument(input: $input) {
        document {
          ...DocumentFields
        }
      }
    }
  `,
  [DocumentFields],
)

export const WithdrawDocument = graphql(`
  mutation WithdrawDocument($input: RecordInput!) {
    withdrawDocument(input: $input) {
      document {
        id
        version
      }
    }
  }
`)

export const RestoreDocument = graphql(`
  mutation RestoreDocument($input: RecordInput!) {
    restoreDocument(input: $input) {
      document {
        id
        version
      }
    }
  }
`)

export const HandOutDocument = graphql(
  `
    mutation HandOutDocument($input: HandOutDocumentInput!) {
      handOutDocument(input: $input) {
        limitedLink {
          ...LinkFields
        }
      }
    }
  `,
  [LinkFields],
)

export const WithdrawLink = graphql(
  `
    mutation WithdrawLink($input: RecordInput!) {
      withdrawLink(input: $input) {
        limitedLink {
          ...LinkFields
        }
      }
    }
  `,
  [LinkFields],
)
