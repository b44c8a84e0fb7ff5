import { graphql } from '../../api/graphql.ts'

export const SettingsFields = graphql(`
  fragment SettingsFields on TenantSettings @_unmask {
    id
    version
    imprintDe
    imprintEn
    privacyDe
    privacyEn
    accessibilityDe
    accessibilityEn
    helpDe
    helpEn
  }
`)

export const TenantSettings = graphql(
  `
    query TenantSettings {
      tenantSettings {
        ...SettingsFields
      }
    }
  `,
  [SettingsFields],
)

export const ChangeSettings = graphql(
  `
    mutation ChangeSettings($input: ChangeSettingsInput!) {
      changeSettings(input: $input) {
        tenantSettings {
          ...SettingsFields
        }
      }
    }
  `,
  [SettingsFields],
)
