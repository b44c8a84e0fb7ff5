import { graphql } from '../../api/graphql.ts'
import { ConsultationFields } from '../consultations/consultations.graphql.ts'
import { PersonFields } from './person.graphql.ts'

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

export const CaseFile = graphql(
  `
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
        consentWithdrawnOn
        closedOn
        closeReason
        nextStatuses
        version
        consultationCount
        person {
          ...PersonFields
        }
        household {
          id
          size
          name
          version
          members {
            id
            role
            validFrom
            validTo
            person {
              ...PersonFields
            }
          }
          can {
            change
          }
        }
        statusChanges {
          id
          fromStatus
          toStatus
          changedOn
          reason
          manager {
            id
            displayName
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
          status
          version
          can {
            complete
            change
            cancel
            reopen
          }
        }
        can {
          recordConsultation
          recordConsent
          withdrawConsent
          addFollowUp
          change
          changeStatus
          close
          reopen
          startHousehold
        }
      }
    }
  `,
  [PersonFields],
)

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
              version
              can {
                change
                cancel
                reopen
              }
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
