import { graphql } from '../../api/graphql.ts'

export const AccountFields = graphql(`
  fragment AccountFields on Account @_unmask {
    id
    displayName
    login
    email
    state
    roles
    changedAt
    version
    can {
      changeRoles
      disable
      enable
      signOut
    }
  }
`)

export const Accounts = graphql(
  `
    query Accounts($after: String) {
      accounts(first: 100, after: $after) {
        nodes {
          ...AccountFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [AccountFields],
)

export const InviteAccount = graphql(
  `
    mutation InviteAccount($input: InviteAccountInput!) {
      inviteAccount(input: $input) {
        account {
          ...AccountFields
        }
      }
    }
  `,
  [AccountFields],
)

export const GrantRole = graphql(
  `
    mutation GrantRole($input: GrantRoleInput!) {
      grantRole(input: $input) {
        account {
          ...AccountFields
        }
      }
    }
  `,
  [AccountFields],
)

export const RevokeRole = graphql(
  `
    mutation RevokeRole($input: RevokeRoleInput!) {
      revokeRole(input: $input) {
        account {
          ...AccountFields
        }
      }
    }
  `,
  [AccountFields],
)

export const DisableAccount = graphql(
  `
    mutation DisableAccount($input: RecordInput!) {
      disableAccount(input: $input) {
        account {
          ...AccountFields
        }
      }
    }
  `,
  [AccountFields],
)

export const EnableAccount = graphql(
  `
    mutation EnableAccount($input: RecordInput!) {
      enableAccount(input: $input) {
        account {
          ...AccountFields
        }
      }
    }
  `,
  [AccountFields],
)

export const SignOutEverywhere = graphql(
  `
    mutation SignOutEverywhere($input: RecordInput!) {
      signOutEverywhere(input: $input) {
        account {
          ...AccountFields
        }
      }
    }
  `,
  [AccountFields],
)
