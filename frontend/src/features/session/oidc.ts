import {
  ErrorResponse,
  InMemoryWebStorage,
  UserManager,
  WebStorageStateStore,
  type User,
} from 'oidc-client-ts'

/** The only redirect URI that the issuer knows, under either loopback name. */
export const RETURN_PATH = '/anmeldung'

/** Whether the issuer has just sent the browser back. */
export function comesBack(): boolean {
  const answer = new URLSearchParams(location.search)
  return (
    location.pathname === RETURN_PATH &&
    answer.has('state') &&
    (answer.has('code') || answer.has('error'))
  )
}

/** What a sign-in remembers across the redirect. */
export interface Kept {
  path: string
  /** The tenant that was asked for, if one was. */
  ags?: string
}

/** Tokens live in memory only; the redirect's own state must outlive the page, so it does not. */
export async function loadIssuer(): Promise<UserManager> {
  const response = await fetch('/config.json', { cache: 'no-store' })
  const { issuer, clientId } = (await response.json()) as { issuer: string; clientId: string }
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: location.origin + RETURN_PATH,
    post_logout_redirect_uri: location.origin + '/',
    scope: 'openid profile',
    automaticSilentRenew: false,
    loadUserInfo: false,
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  })
}

/** A token for work names exactly one organisation (KC-2). */
export function redirect(manager: UserManager, kept: Kept, silent: boolean): Promise<void> {
  return manager.signinRedirect({
    scope: kept.ags ? `openid profile organization:${kept.ags}` : 'openid profile',
    state: kept,
    ...(silent ? { prompt: 'none' } : {}),
  })
}

export function keptOf(user: User | undefined): Kept {
  return (user?.state as Kept | undefined) ?? { path: '/' }
}

/** Whether the issuer wants a form, so that asking silently cannot succeed. */
export function signInNeeded(error: unknown): boolean {
  return (
    error instanceof ErrorResponse &&
    /^(login|interaction|account_selection|consent)_required$/.test(error.error ?? '')
  )
}
