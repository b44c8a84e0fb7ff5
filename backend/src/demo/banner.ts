import { MAILBOX_PATH } from './mailbox.ts'
import { demoPeople } from './people.ts'

const ROLE_NAMES: Record<string, string> = {
  integration_manager: 'Integration managers',
  coordinator: 'Coordinators',
  ministry_analyst: 'Ministry',
}

/** What the terminal shows when the product is up: the address, and who can sign in. */
export function banner(publicUrl: string, demo: boolean): string {
  const ready = `DigIntM is ready at ${publicUrl}`
  if (!demo) return ready

  const lines = Object.entries(ROLE_NAMES).map(([role, name]) => {
    const people = demoPeople.filter(({ memberships }) =>
      memberships.some(membership => membership.role === role),
    )
    return `  ${name.padEnd(22)}${people.map(({ displayName, login }) => `${displayName} (${login})`).join(', ')}`
  })
  const mailbox = `Its mail, such as invitations, goes to ${publicUrl}${MAILBOX_PATH}`
  return [
    ready,
    '',
    'Demo people, chosen at sign-in without a password:',
    ...lines,
    '',
    mailbox,
  ].join('\n')
}
