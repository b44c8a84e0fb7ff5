import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Pages } from './pages.ts'

/** Told the `sid` of a session that has ended, so that its access tokens can be refused too. */
export type SessionEnd = (sessionId: string) => Promise<void>

/**
 * Ends the session at once when the request proves whose it is by `id_token_hint`, or when there is none
 * left; without proof the person is asked (`logoutPages`), so that no foreign page can sign anybody out.
 */
export function endSession(onSessionEnd: SessionEnd) {
  return async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    await next()
    if (!ctx.oidc?.session) return
    const { route, session, params } = ctx.oidc
    const ended = route === 'end_session_confirm' ? Boolean(params?.logout) : await endAtOnce(ctx)
    if (ended) await onSessionEnd(session.uid)
  }
}

async function endAtOnce(ctx: KoaContextWithOIDC): Promise<boolean> {
  if (ctx.oidc.route !== 'end_session' || ctx.status !== 200 || mustAsk(ctx)) return false
  const { session, params, provider } = ctx.oidc
  await session?.destroy()
  ctx.cookies.set(provider.cookieName('session'), null, { overwrite: true, signed: true })
  ctx.body = null
  ctx.status = 303
  ctx.redirect(returnTo(params, ctx.oidc.urlFor('end_session_success')))
  return true
}

function mustAsk({ oidc: { session, entities } }: KoaContextWithOIDC): boolean {
  if (session?.accountId === undefined) return false
  return entities.IdTokenHint?.payload.sub !== session.accountId
}

/** The pages for those who are asked, and for those who have nowhere to return to. */
export function logoutPages(pages: Pages) {
  return {
    logoutSource: (ctx: KoaContextWithOIDC, form: string) => show(ctx, pages, pages.signOut(form)),
    postLogoutSuccessSource: (ctx: KoaContextWithOIDC) => show(ctx, pages, pages.signedOut()),
  }
}

export function show(ctx: KoaContextWithOIDC, { headers }: Pages, html: string): void {
  ctx.set(headers)
  ctx.body = html
}

function returnTo(params: Record<string, unknown> | undefined, fallback: string): string {
  if (typeof params?.post_logout_redirect_uri !== 'string') return fallback
  const url = new URL(params.post_logout_redirect_uri)
  if (typeof params.state === 'string') url.searchParams.set('state', params.state)
  return url.href
}
