import type { Config } from '../config.ts'
import { MAILBOX_PATH } from './mailbox.ts'
import { demoPeople } from './people.ts'

const ROLE_NAMES: Record<string, string> = {
  integration_manager: 'Integration managers',
  coordinator: 'Coordinators',
  ministry_analyst: 'Ministry',
}

/** What the terminal shows when the product is up: the address, who can sign in, and where mail goes. */
export function banner({ publicUrl, keycloak, mail, demoMailPort }: Config): string {
  const mailbox = keycloak ? demoMailPort : !mail
  return [
    `DigIntM is ready at ${publicUrl}`,
    ...(keycloak ? [] : ['', 'Demo people, chosen at sign-in without a password:', ...people()]),
    ...(mailbox ? ['', `Its mail, such as invitations, goes to ${publicUrl}${MAILBOX_PATH}`] : []),
  ].join('\n')
}

function people(): string[] {
  return Object.entries(ROLE_NAMES).map(([role, name]) => {
    const those = demoPeople.filter(({ memberships }) =>
      memberships.some(membership => membership.role === role),
    )
    return `  ${name.padEnd(22)}${those.map(({ displayName, login }) => `${displayName} (${login})`).join(', ')}`
  })
}
