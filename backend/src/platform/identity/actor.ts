import type { Pool } from 'pg'
import { Unauthenticated } from '../ground/errors.ts'
import { TODAY } from '../ground/today.ts'
import { knownRole, type Role } from './roles.ts'
import type { VerifiedToken } from './verified-token.ts'

const MAX_CACHED = 5_000
const STATE_KINDS = ['MINISTRY', 'GOVERNMENT_DISTRICT']

export interface Membership {
  /** AGS of the organization, `08` and `081` to `084` included. */
  tenant: string
  tenantName: string
  tenantShort: string
  /** `platform.tenant.kind`: `MINISTRY`, `GOVERNMENT_DISTRICT`, `STADTKREIS` or `LANDKREIS`. */
  tenantKind: string
  role: Role
  managerId: string | null
}

/** A part of the organisation: a unit, a team, or a municipality by its AGS. */
export interface Scope {
  role: Role
  kind: 'UNIT' | 'TEAM' | 'MUNICIPALITY'
  id: string
}

/** Who asks, and as what: the person, the tenant the token names, the roles that hold there. */
export interface Actor {
  subject: string
  issuer: string
  login: string
  displayName: string
  /** `null` when the token names no organization, or several (KC-2). */
  tenant: string | null
  /** Claim, realm role and membership row all say so (architecture 5a). */
  roles: Role[]
  /** The integration manager this person is in the tenant. */
  managerId: string | null
  /** What the roles held here are limited to; a role without any is not limited (R-TEN-3). */
  scopes: Scope[]
  /** In every organization, as far as the realm role allows; what `me` and `tenants` show. */
  memberships: Membership[]
  /** The tenant is the ministry or a Regierungspräsidium. */
  isState: boolean
  /** Level of the sign-in; `null` when the token does not say. */
  acr: string | null
  /** When the person last signed in, in seconds since the epoch; `null` when the token does not say. */
  authTime: number | null
  /** Subject of whoever acts in this person's place (KC-14); nothing is written then. */
  impersonator: string | null
}

interface ActorOptions {
  /** Pool of `digintm_platform`. */
  platformPool: Pick<Pool, 'query'>
  /** How long memberships and revocations may be out of date; at most 5 s (AUTH-3). */
  ttlMs?: number
  /** Milliseconds since the epoch; a test's clock. */
  now?: () => number
}

export interface Actors {
  /** Throws {@link Unauthenticated} when session, subject or realm were revoked after the token was issued. */
  actorFor(token: VerifiedToken): Promise<Actor>
}

interface MembershipRow extends Membership {
  role: Role
  scopes: Omit<Scope, 'role'>[]
}

interface Known {
  /** Tokens issued before this second are refused; 0 when nothing was revoked. */
  notBefore: number
  rows: MembershipRow[]
}

/** Authority in our own database (AUTH-3): effective within `ttlMs` on every instance, and after a restart. */
export function createActors(options: ActorOptions): Actors {
  const { platformPool, ttlMs = 5_000, now = Date.now } = options
  const cache = new Map<string, { readAt: number; reading: Promise<Known> }>()

  async function read({ issuer, subject, sessionId }: VerifiedToken): Promise<Known> {
    const { rows } = await platformPool.query<Known>({
      name: 'identity-standing',
      text: STANDING,
      values: [issuer, subject, sessionId],
    })
    const [standing] = rows
    if (!standing) throw new Error('no answer about memberships')
    return standing
  }

  function standingOf(token: VerifiedToken): Promise<Known> {
    const key = JSON.stringify([token.issuer, token.subject, token.sessionId])
    const cached = cache.get(key)
    if (cached && now() - cached.readAt < ttlMs) return cached.reading
    const reading = read(token)
    cache.delete(key)
    remember(cache, key, { readAt: now(), reading })
    reading.catch(() => cache.delete(key))
    return reading
  }

  return {
    async actorFor(token) {
      const { notBefore, rows } = await standingOf(token)
      if (token.issuedAt < notBefore) throw new Unauthenticated()
      return actorOf(token, rows)
    },
  }
}

function actorOf(token: VerifiedToken, rows: MembershipRow[]): Actor {
  const held = rows.filter(({ role }) => knownRole(role) && token.realmRoles.includes(role))
  const [named, ...others] = token.organizations
  const tenant = others.length === 0 ? (named ?? null) : null
  const here = held.filter(row => row.tenant === tenant)
  return {
    subject: token.subject,
    issuer: token.issuer,
    login: token.login,
    displayName: token.name,
    tenant,
    roles: here.map(({ role }) => role),
    managerId: firstOf(here.map(({ managerId }) => managerId)),
    scopes: here.flatMap(({ role, scopes }) => scopes.map(scope => ({ role, ...scope }))),
    memberships: held.map(({ scopes: _scopes, ...membership }) => membership),
    isState: here.some(({ tenantKind }) => STATE_KINDS.includes(tenantKind)),
    acr: token.acr,
    authTime: token.authTime,
    impersonator: token.impersonator,
  }
}

function firstOf(values: (string | null)[]): string | null {
  return values.find(value => value !== null) ?? null
}

function remember<Value>(cache: Map<string, Value>, key: string, value: Value): void {
  const oldest = cache.keys().next().value
  if (cache.size >= MAX_CACHED && oldest !== undefined) cache.delete(oldest)
  cache.set(key, value)
}

/** One statement, for every organization at once: the one place that asks before a tenant is known. */
const STANDING = `
select
  coalesce((
    select ceil(extract(epoch from max(r.not_before)))::float8
    from platform.revocation r
    where (r.kind, r.value) in (('SESSION', $3::text), ('SUBJECT', $2), ('REALM', $1))
  ), 0) as "notBefore",
  coalesce((
    select json_agg(json_build_object(
      'tenant', m.tenant, 'tenantName', t.name, 'tenantShort', t.short, 'tenantKind', t.kind,
      'role', m.role, 'managerId', m.manager,
      'scopes', coalesce((
        select json_agg(json_build_object('kind', s.kind, 'id', s.id) order by s.kind, s.id)
        from app.membership_scope s where s.tenant = m.tenant and s.membership = m.id
      ), '[]'::json)
    ) order by m.tenant, m.role)
    from app.membership m
    join platform.tenant t on t.ags = m.tenant and t.active
    where m.issuer = $1 and m.subject = $2 and m.status = 'HELD'
      and ${TODAY} between m.valid_from and coalesce(m.valid_to, 'infinity')
  ), '[]') as rows`
