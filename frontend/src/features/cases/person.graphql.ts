import { graphql } from '../../api/graphql.ts'

/** What is known of somebody, for the page and for the form that changes it. */
export const PersonFields = graphql(`
  fragment PersonFields on Person @_unmask {
    id
    version
    displayName
    givenNames
    familyName
    nameInOriginalScript
    birthDate
    birthDatePrecision
    gender
    nationalities
    languages
    interpreterNeeded
    phone
    email
    address
    arrivedOn
    municipality {
      ags
      name
    }
    can {
      change
    }
  }
`)

export const Municipalities = graphql(`
  query Municipalities {
    municipalities {
      ags
      name
    }
  }
`)
