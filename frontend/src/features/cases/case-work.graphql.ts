import { graphql } from '../../api/graphql.ts'

export const ChangePerson = graphql(`
  mutation ChangePerson($input: ChangePersonInput!) {
    changePerson(input: $input) {
      clientMutationId
      person {
        id
        version
      }
    }
  }
`)

export const ChangeCase = graphql(`
  mutation ChangeCase($input: ChangeCaseInput!) {
    changeCase(input: $input) {
      clientMutationId
      case {
        id
        version
      }
    }
  }
`)

export const ChangeCaseStatus = graphql(`
  mutation ChangeCaseStatus($input: ChangeCaseStatusInput!) {
    changeCaseStatus(input: $input) {
      clientMutationId
      case {
        id
        version
      }
    }
  }
`)

export const CloseCase = graphql(`
  mutation CloseCase($input: CloseCaseInput!) {
    closeCase(input: $input) {
      clientMutationId
      case {
        id
        version
      }
    }
  }
`)

export const ReopenCase = graphql(`
  mutation ReopenCase($input: ReopenCaseInput!) {
    reopenCase(input: $input) {
      clientMutationId
      case {
        id
        version
      }
    }
  }
`)

export const WithdrawConsent = graphql(`
  mutation WithdrawConsent($input: WithdrawConsentInput!) {
    withdrawConsent(input: $input) {
      clientMutationId
      case {
        id
        version
      }
    }
  }
`)

export const StartHousehold = graphql(`
  mutation StartHousehold($input: StartHouseholdInput!) {
    startHousehold(input: $input) {
      clientMutationId
      case {
        id
        version
      }
    }
  }
`)

export const AddHouseholdMember = graphql(`
  mutation AddHouseholdMember($input: AddHouseholdMemberInput!) {
    addHouseholdMember(input: $input) {
      clientMutationId
      household {
        id
        version
      }
    }
  }
`)

export const ChangeHouseholdMember = graphql(`
  mutation ChangeHouseholdMember($input: ChangeHouseholdMemberInput!) {
    changeHouseholdMember(input: $input) {
      clientMutationId
      household {
        id
        version
      }
    }
  }
`)

export const LeaveHousehold = graphql(`
  mutation LeaveHousehold($input: LeaveHouseholdInput!) {
    leaveHousehold(input: $input) {
      clientMutationId
      household {
        id
        version
      }
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
