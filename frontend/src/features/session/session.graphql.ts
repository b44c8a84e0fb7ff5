import { graphql } from '../../api/graphql.ts'

export const Me = graphql(`
  query Me {
    me {
      subject
      displayName
      roles
      tenant {
        ags
        name
        short
        kind
      }
      memberships {
        role
        tenant {
          ags
          name
          short
          kind
        }
      }
      manager {
        id
      }
      can {
        recordConsultation
        openCase
        assignCase
        followJobs
        readStaff
        manageAccounts
        keepLists
        changeSettings
        readOwnFigures
        readStateFigures
      }
    }
  }
`)
