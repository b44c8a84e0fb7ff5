import { jwtVerify } from 'jose'
import * as v from 'valibot'
import type { KeyProvider } from './key-provider.ts'
import { Plain } from './plain-claim.ts'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
/** Longer than any token of the realm. */
const MAX_CHARACTERS = 16 * 1024

export interface LogoutTokenRules {
  issuer: string
  /** The clients that people sign in to; one must be in `aud`. */
  clients: string[]
  keys: KeyProvider
}

/** That a session, or with `sessionId` null every session of a person, has ended. */
export interface LogoutNotice {
  jti: string
  issuedAt: Date
  sessionId: string | null
  subject: string | null
}

const Claims = v.pipe(
  v.object({
    jti: v.pipe(Plain, v.minLength(1), v.maxLength(256)),
    iat: v.number(),
    events: v.looseObject({ [EVENT]: v.looseObject({}) }),
    nonce: v.optional(v.never()),
    sid: v.optional(v.pipe(Plain, v.nonEmpty())),
    sub: v.optional(v.pipe(Plain, v.nonEmpty())),
  }),
  v.check(({ sid, sub }) => sid !== undefined || sub !== undefined),
)

/** How long a logout token may be on its way, in seconds. */
export const LOGOUT_WINDOW = 120
const TOLERANCE = 5

/**
 * Reads a logout token of OpenID Connect Back-Channel Logout (KC-16): signed by the realm with RS256 and nothing
 * else, of a moment ago, and no ID token in disguise. Rejects everything else.
 */
export async function readLogoutToken(
  token: string,
  { issuer, clients, keys }: LogoutTokenRules,
): Promise<LogoutNotice> {
  if (token.length > MAX_CHARACTERS) throw new Error('token too large')
  const { payload } = await jwtVerify(token, ({ kid }) => keys.keyFor(kid ?? ''), {
    algorithms: ['RS256'],
    typ: 'logout+jwt',
    issuer,
    audience: clients,
    requiredClaims: ['exp'],
    maxTokenAge: LOGOUT_WINDOW,
    clockTolerance: TOLERANCE,
  })
  const { jti, iat, sid = null, sub = null } = readClaims(payload)
  return { jti, issuedAt: new Date(iat * 1000), sessionId: sid, subject: sub }
}

/** Names the claim only: its value is the sender's text and must not reach a log. */
function readClaims(payload: unknown): v.InferOutput<typeof Claims> {
  const { success, output, issues } = v.safeParse(Claims, payload)
  if (!success) throw new Error(`claim ${v.getDotPath(issues[0]) ?? 'sid'}`)
  return output
}
