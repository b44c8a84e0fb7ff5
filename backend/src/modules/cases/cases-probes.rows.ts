import type { ModuleRows } from '../../../../test/access/rows.ts'
import { FOREIGN, OWN } from '../../../../test/access/stage.ts'
import { reassignmentProbes } from './reassignment.rows.ts'

/** MX-2: what is not the caller's, of cases and the people in them. */
export const caseProbes: NonNullable<ModuleRows['probes']> = stage => {
  const { own, foreign } = stage
  const { mine, theirs, kreis, manager, colleague, spare } = own
  const asManager = { who: 'integration_manager' } as const
  const asCoordinator = { who: 'coordinator' } as const
  const place = 'cases.filter.managerId'
  return [
    ...reassignmentProbes(stage),
    {
      ...asManager,
      place: 'cases.filter.text',
      own: 'kanarie',
      hidden: ['verborgen'],
      nowhere: 'niemand',
    },
    {
      ...asManager,
      place: 'case.id',
      own: mine.id,
      hidden: [foreign.mine.id, theirs.id, own.waiting.id, mine.person, mine.talk, mine.followUp],
    },
    {
      ...asManager,
      place: 'search.text',
      own: 'kanarie',
      hidden: ['verborgen'],
      nowhere: 'niemand',
    },
    {
      ...asManager,
      place,
      own: manager.id,
      hidden: [colleague.id, foreign.manager.id, mine.id],
    },
    {
      ...asCoordinator,
      place,
      own: colleague.id,
      hidden: [foreign.manager.id, mine.id, kreis.unit],
    },
    {
      ...asCoordinator,
      place: 'cases.filter.municipality',
      own: kreis.municipality,
      hidden: [foreign.kreis.municipality, FOREIGN, 'x'],
      nowhere: `${OWN}999`,
    },
    {
      ...asManager,
      place: 'openCase.input.municipality',
      own: kreis.municipality,
      hidden: [foreign.kreis.municipality, OWN, FOREIGN],
      nowhere: `${OWN}999`,
    },
    {
      ...asCoordinator,
      place: 'assignCase.input.id',
      own: spare.waiting[0],
      hidden: [foreign.waiting.id, foreign.mine.id, mine.person, manager.id],
    },
    {
      ...asCoordinator,
      place: 'assignCase.input.managerId',
      own: colleague.id,
      hidden: [foreign.manager.id, mine.person, kreis.unit],
      given: { 'input.id': spare.waiting[1] },
    },
    ...['changePerson', 'changeCase'].map(change => ({
      ...asManager,
      place: `${change}.input.municipality`,
      own: kreis.municipality,
      hidden: [foreign.kreis.municipality, OWN, FOREIGN],
      nowhere: `${OWN}999`,
      given: {
        'input.id': change === 'changeCase' ? mine.spare.probed.id : mine.spare.probed.person,
      },
    })),
    ...(
      [
        ['changeHouseholdMember', 'probed'],
        ['leaveHousehold', 'left'],
      ] as const
    ).map(([change, name]) => ({
      ...asManager,
      place: `${change}.input.memberId`,
      own: mine.spare[name].member,
      hidden: [foreign.mine.spare[name].member, theirs.spare[name].member, mine.person],
      given: { 'input.id': mine.spare[name].household },
    })),
    ...(
      [
        ['addHouseholdMember', mine.spare.joined.household],
        ['startHousehold', mine.spare.alone.id],
      ] as const
    ).map(([change, id]) => ({
      ...asManager,
      place: `${change}.input.personId`,
      own: mine.spare.target.person,
      hidden: [foreign.mine.person, theirs.person, mine.id],
      given: { 'input.id': id, 'input.person': null },
    })),
    {
      ...asManager,
      place: 'leaveHousehold.input.newHeadId',
      own: mine.spare.led.member,
      hidden: [foreign.mine.spare.led.member, theirs.spare.led.member, mine.person],
      given: { 'input.id': mine.spare.led.household, 'input.memberId': mine.spare.led.head },
    },
    {
      ...asManager,
      place: 'closeCase.input.settles.id',
      own: mine.spare.ended.followUp,
      hidden: [foreign.mine.followUp, theirs.followUp, mine.followUp, mine.talk],
      given: { 'input.id': mine.spare.ended.id, 'input.settles.as': 'DONE' },
    },
  ]
}
