import type { Words } from '../../locales/texts.ts'
import type { accounts as de } from './accounts.de.ts'

export const accounts: Words<typeof de> = {
  lead: 'Who may sign in to your district, and in which function.',
  invite: 'Invite',
  inviteTitle: 'Invite somebody',
  inviteHint:
    'The invitation goes out by e-mail and holds for three days. It gives no right until it is accepted.',
  send: 'Send invitation',
  invited: 'The invitation to {email} is on its way.',
  name: 'Name',
  email: 'E-mail',
  role: 'Function',
  roles: 'Functions',
  none: 'No access yet',
  noRoles: 'none',
  state: 'Access',
  changed: 'Changed',
  action: 'Change',
  change: 'Change: {name}',
  manager: 'Integration manager',
  managerHint: 'Name of the person in the staff list',
  give: 'Give',
  take: 'Take away',
  giveRole: 'Give {role}',
  takeRole: 'Take away {role}',
  self: 'This is you. Somebody else in coordination changes your functions.',
  disable: 'Close access',
  withdraw: 'Withdraw invitation',
  enable: 'Open access',
  signOut: 'Sign out everywhere',
  saved: '{name}: saved.',
  signedOut: '{name} is being signed out everywhere.',
  confirm: 'Confirm sign-in',
  confirmHint:
    'Access is changed only by somebody who signed in with a second factor within ten minutes.',
  states: { INVITED: 'invited', ACTIVE: 'active', DISABLED: 'closed' },
}
