import express, {
  Router,
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
} from 'express'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import {
  LOGOUT_WINDOW,
  readLogoutToken,
  type LogoutNotice,
  type LogoutTokenRules,
} from './logout-token.ts'
import { revoke } from './revocation.ts'

interface BackchannelLogout extends LogoutTokenRules {
  /** Pool of `digintm_platform`. */
  platformPool: Pick<Pool, 'query'>
  log: Logger
}

/**
 * Where the issuer says that a session has ended (KC-16). Its access tokens are refused on every instance from then
 * on, by our own table: keycloak-connect cannot read these messages, and would keep what it heard to itself.
 */
export function backchannelLogout(parts: BackchannelLogout): Router {
  const { platformPool, log } = parts
  const answer: RequestHandler = async (request, response) => {
    const notice = await noticeIn(request, parts).catch((reason: unknown) => {
      log.warn({ reason: reason instanceof Error ? reason.message : '' }, 'logout token refused')
      return null
    })
    const accepted = notice !== null && (await heed(platformPool, notice, parts.issuer))
    response.set('cache-control', 'no-store')
    if (accepted) response.status(200).end()
    else response.status(400).json({ error: 'invalid_request' })
  }
  return Router().post('/', form, answer).use(unreadable)
}

const form = express.urlencoded({ extended: false, limit: '32kb', parameterLimit: 10 })

/** A form that is too large, or none. */
// oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
const unreadable: ErrorRequestHandler = (error: { status?: number }, _request, response, next) => {
  if (error.status && error.status < 500) response.status(error.status).end()
  else next(error)
}

async function noticeIn({ body }: Request, rules: LogoutTokenRules): Promise<LogoutNotice> {
  const { logout_token: token } = Object(body) as { logout_token?: unknown }
  if (typeof token !== 'string') throw new Error('no logout token')
  return readLogoutToken(token, rules)
}

/**
 * Counts from the message's own second, so that not even a replay signs out anybody who has signed in since.
 * @returns false for a message that was heeded before
 */
async function heed(
  platformPool: Pick<Pool, 'query'>,
  { jti, issuedAt, sessionId, subject }: LogoutNotice,
  issuer: string,
): Promise<boolean> {
  const notBefore = new Date(issuedAt.getTime() + 1000)
  await revoke(platformPool, {
    ...(sessionId === null
      ? { kind: 'SUBJECT', value: subject! }
      : { kind: 'SESSION', value: sessionId }),
    notBefore,
  })
  const { rowCount } = await platformPool.query(HEARD, [issuer, jti, 2 * LOGOUT_WINDOW])
  return rowCount === 1
}

/** Remembers the message for longer than it is good, and forgets others whose time is over. */
const HEARD = `
with over as (delete from platform.logout_token where expires_at < now())
insert into platform.logout_token (issuer, jti, expires_at)
values ($1, $2, now() + make_interval(secs => $3))
on conflict do nothing`
