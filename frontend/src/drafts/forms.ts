import { lossOf, type Unsent } from './loss.ts'
import type { Draft, Owner, Whose } from './vault.ts'

/** What a form on this page says about what is typed in it. */
interface Form {
  unsent: () => Unsent | undefined
  /** Keeps at once what would be kept in a moment. */
  flush: () => Promise<void>
}

export const vault = () => import('./vault.ts')

const forms = new Set<Form>()
let person: Whose | undefined
let owner: Owner | undefined
let wiped = false
/** Other tabs hear of a wipe: they keep nothing more of what is typed in them. */
export const WIPES = 'digintm-drafts'
const wipes = globalThis.BroadcastChannel && new BroadcastChannel(WIPES)

const isMine = ({ subject, tenant }: Whose) =>
  owner?.subject === subject && (tenant === undefined || owner.tenant === tenant)

wipes?.addEventListener('message', ({ data }: MessageEvent<Whose>) => {
  if (isMine(data)) owner = undefined
})

/** Who is typing here; nothing is kept while nobody is. */
export const draftOwner = (): Owner | undefined => owner

/** From now on for whoever has signed in; without a Kreis nobody types. */
export function ownDrafts({ subject, tenant }: Me): void {
  owner = tenant ? { subject, tenant: tenant.ags } : undefined
  person = owner ?? { subject }
}
interface Me {
  subject: string
  tenant: { ags: string } | null
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

/** What is kept of somebody's; a browser without a store keeps nothing. */
export const draftsOf = (whose: Whose): Promise<Draft[]> =>
  vault()
    .then(kept => kept.draftsOf(whose))
    .catch(() => [])

let wiping: Promise<boolean> | undefined

/**
 * Destroys the person's drafts with their key, in this Kreis or everywhere; afterwards this page keeps nothing.
 * @returns false when something would be lost and the person would rather stay
 */
export function wipeDrafts(where: 'here' | 'everywhere'): Promise<boolean> {
  return (wiping ??= wipeOnce(where).finally(() => (wiping = undefined)))
}

async function wipeOnce(where: 'here' | 'everywhere'): Promise<boolean> {
  const wish = wishOf(where)
  const lost = await unsent(wish)
  if (lost.length && !confirm(await lossOf(lost, where))) return false
  owner = undefined
  wiped = true
  // what is still on its way into the vault must be there first
  await flushDrafts()
  forms.clear()
  if (!wish) return true
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin
  wipes?.postMessage(wish)
  // a browser without a store has nothing to destroy
  await vault().then(
    ({ wipe }) => wipe(wish),
    () => undefined,
  )
  return true
}

/** Nothing of anybody who is not known, and nothing of other Kreise on a page that is in none. */
function wishOf(where: 'here' | 'everywhere'): Whose | undefined {
  if (where === 'everywhere') return person && { subject: person.subject }
  return person?.tenant ? person : undefined
}

/** What a wipe would destroy: on the device, of open forms and of closed ones, and here, where nothing could be kept. */
async function unsent(wish: Whose | undefined): Promise<Unsent[]> {
  await flushDrafts()
  const kept = wish ? await draftsOf(wish) : []
  const open = [...forms].flatMap(form => form.unsent() ?? [])
  return [...kept, ...open.filter(({ id }) => kept.every(draft => draft.id !== id))]
}

// the last chance of a tab that is about to go
document.addEventListener('visibilitychange', () => {
  if (document.hidden) void flushDrafts()
})
