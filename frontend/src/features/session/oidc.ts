import { ErrorResponse, OidcClient, User, WebStorageStateStore } from 'oidc-client-ts'
import { readonly, shallowRef } from 'vue'
import { language } from '../../locales/i18n.ts'

/** The only redirect URI that the issuer knows, under either loopback name. */
const RETURN_PATH = '/anmeldung'

/** Whether the issuer has just sent the browser back. */
export function comesBack(): boolean {
  const answer = new URLSearchParams(location.search)
  return (
    location.pathname === RETURN_PATH &&
    answer.has('state') &&
    (answer.has('code') || answer.has('error'))
  )
}

/** Where the application stands, to come back to. */
export const here = (): string =>
  location.pathname === RETURN_PATH ? '/' : location.pathname + location.search

/** What a sign-in remembers across the redirect. */
export interface Kept {
  path: string
  /** The tenant that was asked for, if one was. */
  ags?: string | undefined
}

/** How the issuer is asked: without a form, for a fresh second factor (KC-8), to set up a passkey, or as it likes. */
export type Manner = 'silent' | 'secondFactor' | 'passkey' | 'open'

const MANNERS = {
  silent: { prompt: 'none' },
  secondFactor: { acr_values: '2', max_age: 600 },
  passkey: { extraQueryParams: { kc_action: 'webauthn-register-passwordless' } },
  open: {},
} as const

/** Longer nobody waits for a line that is dead. */
const PATIENCE_MS = 30_000

interface Config {
  issuer: string
  clientId: string
  passkeys: boolean
}

const passkeys = shallowRef(false)
const offered = readonly(passkeys)
/** Whether people can set up a passkey at the issuer; known when it is loaded. */
export { offered as passkeys }

/** The library's core, which stores no tokens: they live in memory. The redirect's own state must outlive the page. */
export async function loadIssuer(): Promise<OidcClient> {
  const response = await fetch('/config.json', {
    cache: 'no-store',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  const config = (await response.json()) as Config
  passkeys.value = config.passkeys
  return new OidcClient({
    authority: config.issuer,
    client_id: config.clientId,
    redirect_uri: location.origin + RETURN_PATH,
    post_logout_redirect_uri: location.origin + '/',
    scope: 'openid profile',
    loadUserInfo: false,
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  })
}

/** A token for work names exactly one organisation (KC-2). */
export async function redirect(issuer: OidcClient, kept: Kept, manner: Manner): Promise<void> {
  const { url } = await issuer.createSigninRequest({
    scope: kept.ags ? `openid profile organization:${kept.ags}` : 'openid profile',
    state: kept,
    ui_locales: language.value,
    ...MANNERS[manner],
  })
  location.assign(url)
}

/** Takes what the issuer sent back: checks it against the request and fetches the tokens. */
export async function finishRedirect(issuer: OidcClient): Promise<User> {
  return new User(await issuer.processSigninResponse(location.href))
}

/** New tokens for the refresh token, which works once. */
export async function renewed(issuer: OidcClient, user: User): Promise<User | undefined> {
  const { refresh_token } = user
  if (!refresh_token) return
  const state = { ...user, refresh_token }
  const answer = await issuer.useRefreshToken({ state })
  return new User({ ...state, ...answer, userState: user.state })
}

/** Of a sign-in or of its refusal; whatever else it may be leads to the start page. */
export function keptOf(answer: unknown): Kept {
  const came = answer instanceof User || answer instanceof ErrorResponse
  return (came && (answer.state as Kept | null)) || { path: '/' }
}

/** Whether the issuer wants a form, so that asking silently cannot succeed. */
export function signInNeeded(error: unknown): boolean {
  return (
    error instanceof ErrorResponse &&
    /^(login|interaction|account_selection|consent)_required$/.test(error.error ?? '')
  )
}

/** Where the session ends; the start page when the issuer cannot be asked. */
export async function signOutUrl(
  issuer: OidcClient | undefined,
  user: User | undefined,
): Promise<string> {
  const hint = user?.id_token ? { id_token_hint: user.id_token } : {}
  const request = await issuer?.createSignoutRequest(hint).catch(() => undefined)
  return request?.url ?? '/'
}
