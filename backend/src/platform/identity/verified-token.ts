import type { Claims } from './compact-token.ts'

/** Seconds that clocks may disagree (AUTH-1). */
const TOLERANCE = 5
/** Seconds after which a token is refused whatever its `exp` says. */
const MAX_AGE = 60 * 60

export interface TokenRules {
  /** Exact, e.g. `http://localhost:4000/realms/digintm`. */
  issuer: string
  /** Client id of the API; must be in `aud` (KC-4). */
  audience: string
  /** Clients whose tokens are accepted (`azp`). */
  allowedAzp: readonly string[]
}

/** What a token says once the guard has accepted it. Times are seconds since the epoch. */
export interface VerifiedToken {
  subject: string
  sessionId: string | null
  issuer: string
  login: string
  name: string
  /** Client the token was issued to (`azp`). */
  client: string
  /** Functions the person may hold at all; where they hold is a membership row. */
  realmRoles: string[]
  /** Tenant keys of the claim `organization`. */
  organizations: string[]
  issuedAt: number
  expiresAt: number
  acr?: string
  authTime?: number
}

/** Checks the claims of a token whose signature holds (AUTH-1); throws an error that names the claim. */
export function verifiedToken(claims: Claims, rules: TokenRules, now: number): VerifiedToken {
  demand(claims.iss === rules.issuer, 'iss')
  demand(claims.typ === 'Bearer', 'typ')
  demand([claims.aud].flat().includes(rules.audience), 'aud')
  const client = text(claims, 'azp')
  demand(rules.allowedAzp.includes(client), 'azp')
  const subject = text(claims, 'sub')
  const { issuedAt, expiresAt } = period(claims, now)
  return {
    subject,
    sessionId: optionalText(claims.sid) ?? null,
    issuer: rules.issuer,
    login: optionalText(claims.preferred_username) ?? subject,
    name: optionalText(claims.name) ?? optionalText(claims.preferred_username) ?? subject,
    client,
    realmRoles: strings((claims.realm_access as { roles?: unknown } | undefined)?.roles),
    organizations: organizations(claims.organization),
    issuedAt,
    expiresAt,
    ...(typeof claims.acr === 'string' && { acr: claims.acr }),
    ...(typeof claims.auth_time === 'number' && { authTime: claims.auth_time }),
  }
}

function period(claims: Claims, now: number): { issuedAt: number; expiresAt: number } {
  const issuedAt = seconds(claims, 'iat')
  const expiresAt = seconds(claims, 'exp')
  demand(expiresAt > now, 'exp')
  demand(issuedAt <= now + TOLERANCE, 'iat')
  demand(now - issuedAt <= MAX_AGE + TOLERANCE, 'age')
  demand(claims.nbf === undefined || seconds(claims, 'nbf') <= now + TOLERANCE, 'nbf')
  return { issuedAt, expiresAt }
}

/** Both shapes of Keycloak's mapper: `["08226"]`, and `{"08226": {"id": "…"}}` with the organization's id. */
function organizations(claim: unknown): string[] {
  if (typeof claim === 'object' && claim !== null && !Array.isArray(claim))
    return Object.keys(claim)
  return strings(claim)
}

function demand(holds: boolean, claim: string): void {
  if (!holds) throw new Error(`claim ${claim}`)
}

function text(claims: Claims, name: string): string {
  const value = optionalText(claims[name])
  if (!value) throw new Error(`claim ${name}`)
  return value
}

function seconds(claims: Claims, name: string): number {
  const value = claims[name]
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`claim ${name}`)
  return value
}

function optionalText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : []
}
