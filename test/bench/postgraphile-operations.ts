import type { Workload } from './operations.ts'

const MANAGER = 'integrationManagerByTenantAndManager { rowId givenName familyName }'

/** The same questions in the schema that PostGraphile derives. */
export const POSTGRAPHILE: Record<Workload, string> = {
  list: `query BenchList {
    benchMyCases(first: 50) {
      nodes {
        rowId number unit status urgency openedOn
        personByTenantAndPerson { rowId givenNames familyName nameInOriginalScript }
        referenceMunicipalityByMunicipality { ags name }
        ${MANAGER}
        consultationsByTenantAndCaseFile(first: 1, orderBy: [HELD_ON_DESC, ROW_ID_DESC], condition: { noShow: false }) {
          nodes { rowId heldOn setting topics }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  detail: `query BenchDetail($id: UUID!) {
    benchMyCase(id: $id) {
      rowId number unit status urgency openedOn counsellingStart informedOn consentForm
      personByTenantAndPerson {
        rowId givenNames familyName nameInOriginalScript birthDate gender languages interpreterNeeded phone email
      }
      householdByTenantAndHousehold {
        rowId
        householdMembersByTenantAndHousehold(orderBy: [ROW_ID_ASC]) {
          nodes { rowId role validTo personByTenantAndPerson { rowId givenNames familyName birthDate } }
        }
      }
      referenceMunicipalityByMunicipality { ags name }
      organisationUnitByTenantAndOrganisationUnit { rowId name }
      ${MANAGER}
      followUpsByTenantAndCaseFile(orderBy: [DUE_ON_ASC, ROW_ID_ASC], condition: { status: "OPEN" }) {
        nodes { rowId title dueOn reason status doneOn version }
      }
      consultationsByTenantAndCaseFile(first: 20, orderBy: [HELD_ON_DESC, ROW_ID_DESC]) {
        nodes {
          rowId heldOn minutes unit setting channel participants languages interpreter topics noShow version
          ${MANAGER}
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`,
  insert: `mutation BenchInsert($input: BenchRecordConsultationInput!) {
    benchRecordConsultation(input: $input) {
      clientMutationId
      result {
        rowId heldOn
        caseFileByTenantAndCaseFile {
          rowId number
          personByTenantAndPerson { rowId givenNames familyName }
          consultationsByTenantAndCaseFile(first: 1, orderBy: [HELD_ON_DESC, ROW_ID_DESC], condition: { noShow: false }) {
            nodes { rowId }
          }
          followUpsByTenantAndCaseFile(first: 1, orderBy: [DUE_ON_ASC, ROW_ID_ASC], condition: { status: "OPEN" }) {
            nodes { rowId }
          }
        }
      }
    }
  }`,
  ministry: `query BenchMinistry($from: Date!, $to: Date!) {
    regions: benchFigure(code: "KF-13", from: $from, to: $to, by: ["GOVERNMENT_DISTRICT", "SETTING"]) { ...Table }
    topics: benchFigure(code: "KF-18", from: $from, to: $to, by: ["TOPIC"]) { ...Table }
    units: benchFigure(code: "KF-14", from: $from, to: $to, by: ["UNIT"]) { ...Table }
    settings: benchFigure(code: "KF-16", from: $from, to: $to, by: ["SETTING"]) { ...Table }
  }
  fragment Table on BenchFigureTable {
    territory territoryLabel total previousTotal
    rows { territory label code value numerator denominator status }
  }`,
}
