import type { Role } from '../../backend/src/platform/identity/roles.ts'
import { matrix, type RootField } from './matrix.ts'
import { FOREIGN, OWN, type Side, type Stage } from './stage.ts'

/** What a place of the API takes, when it is no plain number, day or code of a list. */
type Kind =
  /** A record or a key; probed with those that the caller may not see. */
  | 'identifier'
  /** Where a page goes on. */
  | 'cursor'
  /** What a client calls its wish. */
  | 'wish'
  | 'text'

/** MX-2: every place that takes an identifier or a text. A new one is missing here until somebody says what it is. */
export const kinds: Record<string, Kind> = {
  'Case.consultations.after': 'cursor',
  'accounts.after': 'cursor',
  'assignCase.input.id': 'identifier',
  'assignCase.input.clientMutationId': 'wish',
  'assignCase.input.managerId': 'identifier',
  'case.id': 'identifier',
  'cases.after': 'cursor',
  'cases.filter.managerId': 'identifier',
  'cases.filter.municipality': 'identifier',
  'completeFollowUp.input.clientMutationId': 'wish',
  'completeFollowUp.input.id': 'identifier',
  'correctConsultation.input.clientMutationId': 'wish',
  'correctConsultation.input.id': 'identifier',
  'correctConsultation.input.languages': 'text',
  'correctConsultation.input.note': 'text',
  'disableAccount.input.clientMutationId': 'wish',
  'disableAccount.input.id': 'identifier',
  'enableAccount.input.clientMutationId': 'wish',
  'enableAccount.input.id': 'identifier',
  'followUps.after': 'cursor',
  'grantRole.input.clientMutationId': 'wish',
  'grantRole.input.id': 'identifier',
  'grantRole.input.managerId': 'identifier',
  'inviteAccount.input.clientMutationId': 'wish',
  'inviteAccount.input.displayName': 'text',
  'inviteAccount.input.email': 'text',
  'inviteAccount.input.managerId': 'identifier',
  'keyFigure.code': 'identifier',
  'keyFigure.territory': 'identifier',
  'openCase.input.clientMutationId': 'wish',
  'openCase.input.members.person.email': 'text',
  'openCase.input.members.person.familyName': 'text',
  'openCase.input.members.person.givenNames': 'text',
  'openCase.input.members.person.languages': 'text',
  'openCase.input.members.person.nameInOriginalScript': 'text',
  'openCase.input.members.person.nationalities': 'text',
  'openCase.input.members.person.phone': 'text',
  'openCase.input.municipality': 'identifier',
  'openCase.input.person.email': 'text',
  'openCase.input.person.familyName': 'text',
  'openCase.input.person.givenNames': 'text',
  'openCase.input.person.languages': 'text',
  'openCase.input.person.nameInOriginalScript': 'text',
  'openCase.input.person.nationalities': 'text',
  'openCase.input.person.phone': 'text',
  'recordConsent.input.id': 'identifier',
  'recordConsent.input.clientMutationId': 'wish',
  'recordConsultation.input.caseId': 'identifier',
  'recordConsultation.input.clientMutationId': 'wish',
  'recordConsultation.input.completesFollowUpId': 'identifier',
  'recordConsultation.input.followUp.title': 'text',
  'recordConsultation.input.languages': 'text',
  'recordConsultation.input.note': 'text',
  'revokeRole.input.clientMutationId': 'wish',
  'revokeRole.input.id': 'identifier',
  'search.text': 'identifier',
  'signOutEverywhere.input.clientMutationId': 'wish',
  'signOutEverywhere.input.id': 'identifier',
  'staff.after': 'cursor',
  'staff.filter.unitId': 'identifier',
}

export const ofKind = (kind: Kind): string[] =>
  Object.keys(kinds).filter(place => kinds[place] === kind)

/** What the probes need beside the stage. */
export interface Extras {
  /** Cases that wait to be assigned, one for each change. */
  waiting: string[]
  /** Follow-ups of the manager on the own case, one for each change. */
  due: string[]
  /** Of a colleague, on the manager's own case. */
  colleaguesDue: string
}

/** A way to ask for something that is not the caller's, and the same way to ask for something that is. */
export interface Probe {
  place: string
  who: Role
  /** Gets an answer with something in it: the positive control. */
  own: string
  /** There, but not for the caller, or not of that kind. */
  hidden: string[]
  /** Not there at all; a random identifier when left out. */
  nowhere?: string
  /** What goes in elsewhere, by path. */
  given: Record<string, unknown>
}

const FIGURE = { code: 'KF-13', from: '2026-01-01', to: '2026-03-31' }

/** Values by path, as the matrix has them for those who are allowed. */
const givenOf = (field: RootField, side: Side): Record<string, unknown> => {
  const { input, ...others } = matrix[field].variables?.(side) ?? {}
  const inner = Object.entries(Object(input) as object).map(([key, value]) => [
    `input.${key}`,
    value,
  ])
  return { ...others, ...(Object.fromEntries(inner) as object) }
}

export function probesOf(
  { own, foreign }: Stage,
  { waiting, due, colleaguesDue }: Extras,
): Probe[] {
  const given = (field: RootField) => givenOf(field, own)
  const { mine, theirs, kreis, manager, colleague } = own
  const asManager = { who: 'integration_manager', given: {} } as const
  const asCoordinator = { who: 'coordinator', given: {} } as const
  const record = { ...asManager, given: given('recordConsultation') }
  return [
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
      place: 'cases.filter.managerId',
      own: manager.id,
      hidden: [colleague.id, foreign.manager.id, mine.id],
    },
    {
      ...asCoordinator,
      place: 'cases.filter.managerId',
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
      ...asCoordinator,
      place: 'staff.filter.unitId',
      own: kreis.unit,
      hidden: [foreign.kreis.unit, mine.id, manager.id],
    },
    {
      ...asCoordinator,
      place: 'keyFigure.territory',
      own: OWN,
      hidden: [FOREIGN, '08', '081'],
      nowhere: '08499',
      given: FIGURE,
    },
    {
      ...asCoordinator,
      place: 'keyFigure.code',
      own: 'KF-13',
      hidden: ['kf-13', mine.id],
      nowhere: 'KF-99',
      given: FIGURE,
    },
    {
      ...asManager,
      place: 'openCase.input.municipality',
      own: kreis.municipality,
      hidden: [foreign.kreis.municipality, OWN, FOREIGN],
      nowhere: `${OWN}999`,
      given: given('openCase'),
    },
    {
      ...asCoordinator,
      place: 'assignCase.input.id',
      own: waiting[0]!,
      hidden: [foreign.waiting.id, foreign.mine.id, mine.person, manager.id],
      given: given('assignCase'),
    },
    {
      ...asCoordinator,
      place: 'assignCase.input.managerId',
      own: colleague.id,
      hidden: [foreign.manager.id, mine.person, kreis.unit],
      given: { ...given('assignCase'), 'input.id': waiting[1]! },
    },
    {
      ...asManager,
      place: 'recordConsent.input.id',
      own: mine.id,
      hidden: [foreign.mine.id, theirs.id, own.waiting.id, mine.person, mine.talk],
      given: given('recordConsent'),
    },
    {
      ...record,
      place: 'recordConsultation.input.caseId',
      own: mine.id,
      hidden: [foreign.mine.id, theirs.id, own.waiting.id, mine.person, mine.talk],
    },
    {
      ...record,
      place: 'recordConsultation.input.completesFollowUpId',
      own: due[0]!,
      hidden: [foreign.mine.followUp, theirs.followUp, mine.id, mine.talk],
    },
    {
      ...asManager,
      place: 'correctConsultation.input.id',
      own: mine.talk,
      hidden: [foreign.mine.talk, theirs.talk, own.anonymousTalk, foreign.anonymousTalk, mine.id],
      given: given('correctConsultation'),
    },
    {
      ...asManager,
      place: 'completeFollowUp.input.id',
      own: due[1]!,
      hidden: [foreign.mine.followUp, theirs.followUp, colleaguesDue, mine.id],
      given: given('completeFollowUp'),
    },
    ...accountProbes(own, foreign),
  ]
}

/** Each change of an account, with the account of somebody in the other Kreis. */
function accountProbes(own: Side, foreign: Side): Probe[] {
  const { accounts, newcomers } = own
  const changed: [RootField, keyof Side['accounts']][] = [
    ['revokeRole', 'revoked'],
    ['disableAccount', 'disabled'],
    ['enableAccount', 'enabled'],
    ['signOutEverywhere', 'signedOut'],
  ]
  const asManager = { 'input.role': 'INTEGRATION_MANAGER' }
  const hidden = [foreign.newcomers[0], own.mine.person, accounts.granted]
  return [
    ...changed.map(([field, name]) => ({
      who: 'coordinator' as const,
      place: `${field}.input.id`,
      own: accounts[name],
      hidden: [foreign.accounts[name], own.manager.id, own.mine.id],
      given: givenOf(field, own),
    })),
    {
      who: 'coordinator' as const,
      place: 'inviteAccount.input.managerId',
      own: newcomers[0],
      hidden,
      given: { ...givenOf('inviteAccount', own), ...asManager },
    },
    {
      who: 'coordinator',
      place: 'grantRole.input.managerId',
      own: newcomers[1],
      hidden,
      // the probe of the account itself has changed it already
      given: { ...givenOf('grantRole', own), ...asManager, 'input.version': 2 },
    },
    {
      who: 'coordinator',
      place: 'grantRole.input.id',
      own: accounts.granted,
      hidden: [foreign.accounts.granted, own.manager.id, own.mine.id],
      given: givenOf('grantRole', own),
    },
  ]
}
