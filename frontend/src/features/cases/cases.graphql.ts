import { graphql } from '../../api/graphql.ts'
import { ConsultationFields } from '../consultations/consultations.graphql.ts'

export const CaseRowFields = graphql(`
  fragment CaseRowFields on Case @_unmask {
    id
    number
    status
    urgency
    openedOn
    person {
      id
      displayName
      nameInOriginalScript
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
    nextFollowUp {
      id
      dueOn
    }
  }
`)

export const Cases = graphql(
  `
    query Cases($first: Int!, $after: String, $filter: CaseFilter, $orderBy: CaseOrder!) {
      cases(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
        count
        nodes {
          ...CaseRowFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [CaseRowFields],
)

export const CaseFile = graphql(`
  query CaseFile($id: UUID!) {
    case(id: $id) {
      id
      number
      unit
      status
      urgency
      openedOn
      counsellingStart
      informedOn
      consentForm
      closedOn
      version
      consultationCount
      person {
        id
        displayName
        nameInOriginalScript
        birthDate
        birthDatePrecision
        gender
        nationalities
        languages
        interpreterNeeded
        phone
        email
        arrivedOn
      }
      household {
        id
        size
        members {
          id
          role
          validTo
          person {
            id
            displayName
            nameInOriginalScript
            birthDate
            birthDatePrecision
          }
        }
      }
      municipality {
        ags
        name
      }
      organisationUnit {
        id
        name
      }
      manager {
        id
        displayName
      }
      followUps {
        id
        title
        dueOn
        reason
        version
        can {
          complete
        }
      }
      can {
        recordConsultation
        recordConsent
      }
    }
  }
`)

export const CaseTimeline = graphql(
  `
    query CaseTimeline($id: UUID!, $after: String) {
      case(id: $id) {
        id
        timeline(first: 20, after: $after) {
          nodes {
            __typename
            ... on Consultation {
              ...ConsultationFields
            }
            ... on FollowUp {
              id
              title
              doneOn
              assignee {
                id
                displayName
              }
            }
            ... on CaseAssignment {
              id
              role
              validFrom
              validTo
              manager {
                id
                displayName
              }
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [ConsultationFields],
)

export const Municipalities = graphql(`
  query Municipalities {
    municipalities {
      ags
      name
    }
  }
`)

export const OpenCase = graphql(`
  mutation OpenCase($input: OpenCaseInput!) {
    openCase(input: $input) {
      clientMutationId
      case {
        id
        number
      }
    }
  }
`)

export const RecordConsent = graphql(`
  mutation RecordConsent($input: RecordConsentInput!) {
    recordConsent(input: $input) {
      clientMutationId
      case {
        id
        informedOn
        consentForm
        version
      }
    }
  }
`)
