import { staff, type ModuleRows, type Probe } from '../../../../test/access/rows.ts'
import { FOREIGN, OWN, type Stage } from '../../../../test/access/stage.ts'

/** Of cases that are handed over in bulk. */
export const reassignmentFields: ModuleRows['fields'] = {
  reassignCases: {
    allowed: staff,
    input: ({ spare, colleague }) => ({
      managerId: colleague.id,
      cases: [{ id: spare.waiting[2], version: 1 }],
    }),
  },
  reassignment: {
    allowed: staff,
    asks: '{ total moved from { id: managerId count } refused { count } }',
    also: ['cases'],
    variables: ({ spare, colleague }) => ({
      managerId: colleague.id,
      cases: [{ id: spare.waiting[3], version: 1 }],
    }),
  },
}

export function reassignmentProbes({ own, foreign }: Stage): Probe[] {
  const { mine, theirs, kreis, manager, colleague, spare } = own
  const who = 'coordinator' as const
  const others = { own: colleague.id, hidden: [foreign.manager.id, mine.person, kreis.unit] }
  const municipalities = {
    own: kreis.municipality,
    hidden: [foreign.kreis.municipality, FOREIGN, 'x'],
    nowhere: `${OWN}999`,
  }
  const names = { own: 'kanarie', hidden: ['nebenan'], nowhere: 'niemand' }
  const to = { managerId: manager.id }
  // those that are where they shall go already are left alone
  const filtered = { 'input.cases': null, 'input.filter.managerId': colleague.id }
  return [
    { who, place: 'reassignment.managerId', given: { 'cases.id': mine.id }, ...others },
    {
      who,
      place: 'reassignment.cases.id',
      own: theirs.id,
      given: to,
      hidden: [foreign.mine.id, mine.person],
    },
    { who, place: 'reassignment.filter.managerId', given: to, ...others },
    { who, place: 'reassignment.filter.municipality', given: to, ...municipalities },
    { who, place: 'reassignment.filter.text', given: to, ...names },
    { who, place: 'reassignCases.input.managerId', ...others },
    {
      who,
      place: 'reassignCases.input.cases.id',
      own: spare.waiting[4],
      hidden: [foreign.waiting.id, mine.person, manager.id],
      given: { 'input.cases': undefined },
    },
    {
      who,
      place: 'reassignCases.input.filter.managerId',
      given: { 'input.cases': null },
      ...others,
    },
    {
      who,
      place: 'reassignCases.input.filter.municipality',
      given: filtered,
      ...municipalities,
    },
    { who, place: 'reassignCases.input.filter.text', given: filtered, ...names },
  ]
}
