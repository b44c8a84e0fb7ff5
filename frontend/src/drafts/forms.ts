import type { Owner } from './vault.ts'
import { t } from '../locales/i18n.ts'

/** What a form on this page says about what is typed in it. */
interface Form {
  touched: () => boolean
  /** Keeps at once what would be kept in a moment. */
  flush: () => Promise<void>
}

export const vault = () => import('./vault.ts')

const forms = new Set<Form>()
let owner: Owner | undefined
let wiped = false
/** Other tabs hear of a wipe: they keep nothing more of what is typed in them. */
export const WIPES = 'digintm-drafts'
const wipes = globalThis.BroadcastChannel && new BroadcastChannel(WIPES)

const isMine = ({ subject, tenant }: Wipe) =>
  owner?.subject === subject && (tenant === undefined || owner.tenant === tenant)

type Wipe = Pick<Owner, 'subject'> & Partial<Owner>
wipes?.addEventListener('message', ({ data }: MessageEvent<Wipe>) => {
  if (isMine(data)) owner = undefined
})

/** Who is typing here; nothing is kept while nobody is. */
export const draftOwner = (): Owner | undefined => owner

/** From now on for whoever has signed in; without a Kreis nobody types. */
export function ownDrafts(me: { subject: string; tenant: { ags: string } | null }): void {
  owner = me.tenant ? { subject: me.subject, tenant: me.tenant.ags } : undefined
}

export function registerForm(form: Form): () => void {
  forms.add(form)
  return () => forms.delete(form)
}

/** Whether what is typed here has been given up, so that nobody needs to be asked again. */
export const givenUp = (): boolean => wiped

export async function flushDrafts(): Promise<void> {
  await Promise.all([...forms].map(form => form.flush()))
}

/**
 * Destroys the person's drafts with their key, in this Kreis or everywhere; afterwards this page keeps nothing.
 * @returns false when something is being typed and the person would rather stay
 */
export async function wipeDrafts(where: 'here' | 'everywhere'): Promise<boolean> {
  if ([...forms].some(form => form.touched()) && !confirm(t('leave.question'))) return false
  if (!owner) return true
  const { subject, tenant } = owner
  const wish: Wipe = where === 'here' ? { subject, tenant } : { subject }
  owner = undefined
  wiped = true
  forms.clear()
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin
  wipes?.postMessage(wish)
  // a browser without a store has nothing to destroy
  await vault().then(
    ({ wipe }) => wipe(wish),
    () => undefined,
  )
  return true
}

// the last chance of a tab that is about to go
document.addEventListener('visibilitychange', () => {
  if (document.hidden) void flushDrafts()
})
