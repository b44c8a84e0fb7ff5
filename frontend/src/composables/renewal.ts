import { readonly, shallowRef, watch } from 'vue'
import { flushDrafts } from '../drafts/forms.ts'
import { isAnswering, online } from './useConnection.ts'

const RENEWED = 'digintm.renewed'
const ONCE_IN_MS = 60_000

const broken = shallowRef(false)
/** A script of the page is gone and loading the page anew has not brought it back. */
export const scriptMissing = readonly(broken)

const wish = shallowRef<string>()
/** Where somebody wanted to go without a line (C19): they get there as soon as there is one, unless they do something else. */
export const awaitedPath = readonly(wish)
export const forgetAwaited = (): void => void (wish.value = undefined)
addEventListener('input', forgetAwaited, { capture: true })
watch(online, now => now && wish.value && void renew(wish.value))

/** What browsers say of a script or style that a deployment has replaced. */
const isGone = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|importing a module script|unable to preload/i.test(error.message)

/**
 * After a deployment the scripts of the former version are gone: the page is loaded anew, once, and what is typed comes
 * back from its draft. Without a line nothing would come, so that it waits for one.
 */
export async function renewWithout(error: unknown, path: string): Promise<void> {
  if (!isGone(error)) return
  if (!online.value || !(await isAnswering())) {
    wish.value = path
    return
  }
  const last = Number(sessionStorage.getItem(RENEWED))
  if (Date.now() - last < ONCE_IN_MS) {
    broken.value = true
    return
  }
  sessionStorage.setItem(RENEWED, String(Date.now()))
  await renew(path)
}

async function renew(path: string): Promise<void> {
  await flushDrafts()
  location.assign(path)
  // the same page but for its hash is not loaded anew by that
  if (path.split('#')[0] === location.pathname + location.search) location.reload()
}
