import { graphql } from '../../api/graphql.ts'

export const CaseCounts = graphql(`
  query CaseCounts {
    open: cases(first: 1, filter: { open: true }) {
      count
    }
    waiting: cases(first: 1, filter: { open: true, unassigned: true }) {
      count
    }
  }
`)

export const ManagerFields = graphql(`
  fragment ManagerFields on IntegrationManager @_unmask {
    id
    displayName
    familyName
    fte
    languages
    openCases
    consultationsThisMonth
    unit {
      id
      name
    }
  }
`)

export const Staff = graphql(
  `
    query Staff($after: String) {
      staff(first: 100, after: $after, filter: { active: true }) {
        nodes {
          ...ManagerFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [ManagerFields],
)

/** What assigning needs; any other field of a case is refused to a coordinator (R-CASE-4). */
export const AssignableFields = graphql(`
  fragment AssignableFields on Case @_unmask {
    id
    number
    unit
    status
    urgency
    openedOn
    version
    householdSize
    person {
      id
      displayName
      languages
      interpreterNeeded
    }
    municipality {
      ags
      name
    }
    manager {
      id
      displayName
    }
    can {
      assign
    }
  }
`)

export const AssignableCases = graphql(
  `
    query AssignableCases($first: Int!, $after: String, $filter: CaseFilter, $orderBy: CaseOrder!) {
      cases(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
        count
        nodes {
          ...AssignableFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [AssignableFields],
)

export const AssignableCase = graphql(
  `
    query AssignableCase($id: UUID!) {
      case(id: $id) {
        ...AssignableFields
      }
    }
  `,
  [AssignableFields],
)

export const AssignCase = graphql(
  `
    mutation AssignCase($input: AssignCaseInput!) {
      assignCase(input: $input) {
        clientMutationId
        case {
          ...AssignableFields
        }
      }
    }
  `,
  [AssignableFields],
)

export const Reassignment = graphql(`
  query Reassignment($managerId: UUID!, $cases: [ChosenCaseInput!], $filter: CaseFilter) {
    reassignment(managerId: $managerId, cases: $cases, filter: $filter) {
      total
      moved
      toInform
      from {
        managerId
        count
      }
      refused {
        outcome
        count
        caseIds
      }
    }
  }
`)

export const ReassignCases = graphql(`
  mutation ReassignCases($input: ReassignCasesInput!) {
    reassignCases(input: $input) {
      clientMutationId
      job {
        id
      }
    }
  }
`)
