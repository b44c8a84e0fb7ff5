import * as v from 'valibot'
import { Plain } from './plain-claim.ts'

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
  acr: string | null
  authTime: number | null
  /** Subject of the claim `act`: who acts in the person's place. */
  impersonator: string | null
}

const Text = v.pipe(Plain, v.nonEmpty())
const Seconds = v.pipe(v.number(), v.finite())

const isRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const AccessClaims = v.object({
  iss: Text,
  aud: v.union([Text, v.array(Plain)]),
  typ: v.literal('Bearer'),
  azp: Text,
  sub: Text,
  iat: Seconds,
  exp: Seconds,
  nbf: v.optional(Seconds),
  sid: v.optional(Text),
  preferred_username: v.optional(Text),
  name: v.optional(Text),
  acr: v.optional(Text),
  auth_time: v.optional(Seconds),
  act: v.optional(v.object({ sub: Text })),
  realm_access: v.optional(v.object({ roles: v.array(Plain) }), { roles: [] }),
  /** Keycloak's mapper writes `["08226"]`, and with the organization's id `{"08226": {"id": "…"}}`. */
  organization: v.optional(
    v.pipe(
      v.union([v.array(v.string()), v.pipe(v.custom<object>(isRecord), v.transform(Object.keys))]),
      v.array(Plain),
    ),
    [],
  ),
})

type AccessClaims = v.InferOutput<typeof AccessClaims>

/** Checks the claims of a token whose signature holds (AUTH-1); throws an error that names the claim. */
export function verifiedToken(content: unknown, rules: TokenRules, now: number): VerifiedToken {
  const claims = readClaims(content)
  demand(claims.iss === rules.issuer, 'iss')
  demand([claims.aud].flat().includes(rules.audience), 'aud')
  demand(rules.allowedAzp.includes(claims.azp), 'azp')
  demandPeriod(claims, now)
  const { sub, preferred_username: login = sub, name = login, acr = null } = claims
  return {
    subject: sub,
    sessionId: claims.sid ?? null,
    issuer: claims.iss,
    login,
    name,
    client: claims.azp,
    realmRoles: claims.realm_access.roles,
    organizations: claims.organization,
    issuedAt: claims.iat,
    expiresAt: claims.exp,
    acr,
    authTime: claims.auth_time ?? null,
    impersonator: claims.act?.sub ?? null,
  }
}

/** Names the claim only: its value is the caller's text and must not reach a log. */
function readClaims(content: unknown): AccessClaims {
  const { success, output, issues } = v.safeParse(AccessClaims, content)
  if (!success) throw new Error(`claim ${v.getDotPath(issues[0]) ?? 'set'}`)
  return output
}

function demandPeriod({ iat, exp, nbf = iat }: AccessClaims, now: number): void {
  demand(exp > now, 'exp')
  demand(iat <= now + TOLERANCE, 'iat')
  demand(iat >= now - MAX_AGE - TOLERANCE, 'age')
  demand(nbf <= now + TOLERANCE, 'nbf')
}

function demand(holds: boolean, claim: string): void {
  if (!holds) throw new Error(`claim ${claim}`)
}
