import type { Client } from '@urql/vue'
import type { OidcClient, User } from 'oidc-client-ts'
import { readonly, shallowReadonly, shallowRef } from 'vue'
import type { Session } from '../../api/client.ts'
import { whenBack } from '../../composables/useConnection.ts'
import { flushDrafts, ownDrafts, wipeDrafts } from '../../drafts/forms.ts'
import { forgetTenant, lastTenant, rememberTenant } from './lastTenant.ts'
import {
  comesBack,
  finishRedirect,
  here,
  keptOf,
  loadIssuer,
  redirect,
  renewed,
  signInNeeded,
  signOutUrl,
  type Kept,
  type Manner,
} from './oidc.ts'
import type { Phase } from './phase.ts'
import { workplaces, type MyAccount } from './workplaces.ts'
import { Me } from './session.graphql.ts'

const RENEW_BEFORE_S = 60

const phase = shallowRef<Phase>('starting')
const me = shallowRef<MyAccount>()
const lost = shallowRef(false)
let issuer: OidcClient | undefined
let user: User | undefined
let renewal: Promise<void> | undefined

export const session: Session = {
  token: () => user?.access_token,
  expiresSoon: () => user?.expires_in !== undefined && user.expires_in < RENEW_BEFORE_S,
  renew: () => (renewal ??= renewOnce().finally(() => (renewal = undefined))),
  end: () => (lost.value = phase.value === 'signedIn'),
}

/** One renewal for all requests: a second use of a rotated refresh token would end the sign-in. */
async function renewOnce() {
  const next = issuer && user && (await renewed(issuer, user).catch(() => undefined))
  if (next) user = next
  else session.end()
}

export function useSession() {
  return {
    phase: readonly(phase),
    me: shallowReadonly(me),
    lost: readonly(lost),
    signIn: () => again('open'),
    confirm: () => again('secondFactor'),
    setUpPasskey: () => again('passkey'),
    signOut,
    work,
  }
}

/**
 * Runs before the application is shown. Answers the path to go to; a reload finds no token in
 * memory and asks the issuer again without a form, at top level, so no third-party cookie is needed.
 */
export async function startSession(client: Client): Promise<string> {
  try {
    issuer = await loadIssuer()
  } catch {
    return unreachable()
  }
  if (comesBack()) return await comeBack(client)
  const last = lastTenant()
  if (last === null) phase.value = 'signedOut'
  else await go({ ags: last }, 'silent')
  return here()
}

async function comeBack(client: Client): Promise<string> {
  try {
    user = issuer && (await finishRedirect(issuer))
    const kept = keptOf(user)
    await enter(client, kept.ags)
    return kept.path
  } catch (error) {
    forgetTenant()
    phase.value = signInNeeded(error) ? 'signedOut' : 'failed'
    return keptOf(error).path
  }
}

async function enter(client: Client, asked: string | undefined): Promise<void> {
  const { data, error } = await client.query(Me, {}).toPromise()
  if (error || !data) throw error ?? new Error('no answer to me')
  me.value = data.me
  rememberTenant(data.me.tenant?.ags ?? '')
  ownDrafts(data.me)
  if (data.me.tenant) phase.value = 'signedIn'
  else await chooseTenant(workplaces(data.me), asked)
}

/** The only workplace is entered at once; coming back from it without a tenant means that it is closed to the account. */
async function chooseTenant(open: { ags: string }[], asked: string | undefined): Promise<void> {
  const [only, ...others] = open
  if (others.length) phase.value = 'choosing'
  else if (!only || only.ags === asked) phase.value = 'noAccess'
  else await go({ ags: only.ags }, 'silent')
}

/** Leaves for the issuer; the promise stays open until the page is gone. */
async function go(wish: Omit<Kept, 'path'>, manner: Manner): Promise<void> {
  if (!issuer) return
  await flushDrafts()
  const path = comesBack() ? keptOf(user).path : here()
  const leaving = redirect(issuer, { path, ...wish }, manner)
  await leaving.then(() => new Promise<never>(() => {}), unreachable)
}

function unreachable(): string {
  phase.value = 'unreachable'
  whenBack(() => location.reload())
  return here()
}

/** In the same tenant, if there was one: what was typed there comes back. */
const again = (manner: Manner) => go({ ags: me.value?.tenant?.ags }, manner)
/** Work in another tenant: a new authorization request inside the same session, no password. */
async function work(ags: string): Promise<void> {
  if (!(await wipeDrafts('here'))) return
  if (phase.value === 'signedIn') history.replaceState(null, '', '/')
  await go({ ags }, 'silent')
}

async function signOut(): Promise<void> {
  if (!(await wipeDrafts('everywhere'))) return
  forgetTenant()
  sessionStorage.clear()
  location.assign(await signOutUrl(issuer, user))
}
