/** Functions a person may hold (architecture 5a). The realm names them; where one holds is a membership row. */
export const roles = [
  'integration_manager',
  'team_lead',
  'coordinator',
  'municipality_officer',
  'funding_officer',
  'granting_officer',
  'ministry_analyst',
  'statistics_steward',
  'data_protection_officer',
  'client',
  'platform_operator',
] as const

export type Role = (typeof roles)[number]

/** Names from outside (a claim, a row) may be anything. */
export function knownRole(name: string): name is Role {
  return (roles as readonly string[]).includes(name)
}
