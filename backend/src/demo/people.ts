import { createHash } from 'node:crypto'

export interface DemoPerson {
  login: string
  displayName: string
  memberships: readonly { tenant: string; role: string }[]
}

/** Who can sign in to the demo; the issuer's chooser and the banner at the start show them. */
export const demoPeople: readonly DemoPerson[] = [
  {
    login: 'leyla.brandt',
    displayName: 'Leyla Brandt',
    memberships: [{ tenant: '08226', role: 'integration_manager' }],
  },
  {
    login: 'jonas.keller',
    displayName: 'Jonas Keller',
    memberships: [
      { tenant: '08226', role: 'integration_manager' },
      { tenant: '08222', role: 'integration_manager' },
    ],
  },
  {
    login: 'amal.haddad',
    displayName: 'Amal Haddad',
    memberships: [{ tenant: '08111', role: 'integration_manager' }],
  },
  {
    login: 'petra.lang',
    displayName: 'Petra Lang',
    memberships: [{ tenant: '08226', role: 'coordinator' }],
  },
  {
    login: 'stefan.roth',
    displayName: 'Stefan Roth',
    memberships: [{ tenant: '08111', role: 'coordinator' }],
  },
  {
    login: 'miriam.baum',
    displayName: 'Miriam Baum',
    memberships: [{ tenant: '08', role: 'ministry_analyst' }],
  },
]

/** The ministry's program; its subject in tokens is its client id. */
export const machineClient: DemoPerson = {
  login: 'ministry-reporting',
  displayName: 'ministry-reporting',
  memberships: [{ tenant: '08', role: 'ministry_analyst' }],
}

/** Address of a login, which no mail reaches. */
export const emailOf = (login: string): string => `${login}@demo.example`

/** Subject of a login in tokens and memberships, the same in every demo. */
export function subjectOf(login: string): string {
  if (login === machineClient.login) return login
  const hash = createHash('sha256').update(`digintm-demo:${login}`).digest('hex')
  const variant = '89ab'[Number.parseInt(hash.slice(16, 17), 16) & 3]
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `4${hash.slice(13, 16)}`]
  return [...parts, `${variant}${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-')
}
