import type { Sample } from '../platform/api/graphiql.ts'

/** A first query for each function, which GraphiQL opens with. */
export const samples: readonly Sample[] = [
  {
    login: 'leyla.brandt',
    query: `query MyDay {
  me { displayName tenant { name } }
  followUps(first: 5) {
    nodes { dueOn title case { number person { displayName } } }
  }
  cases(first: 5) {
    nodes { number status person { displayName nameInOriginalScript } lastConsultation { heldOn topics } }
  }
}`,
  },
  {
    login: 'petra.lang',
    query: `query MyKreis {
  staff(first: 10) { nodes { displayName fte openCases consultationsThisMonth unit { name } } }
  waiting: cases(first: 10, filter: { unassigned: true }, orderBy: OPENED_ASC) {
    nodes { number urgency openedOn person { displayName } }
  }
}`,
  },
  {
    login: 'miriam.baum',
    query: `query TheState {
  keyFigureCatalogue { code labelDe dimensions }
  keyFigure(code: "KF-13", from: "2026-01-01", to: "2026-10-31", by: [GOVERNMENT_DISTRICT, SETTING]) {
    figure { labelDe }
    completeness { received due }
    total { value status }
    rows { keys { dimension label } cell { value status } }
  }
}`,
  },
]
