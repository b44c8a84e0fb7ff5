import { computed, nextTick, onScopeDispose, readonly, shallowRef } from 'vue'
import { holdPage } from '../composables/leaveGuard.ts'
import { t } from '../locales/i18n.ts'
import { ABOUT } from './about.ts'
import { fitting, typedIn, type DraftForm } from './draftForm.ts'
import { DraftPlace } from './DraftPlace.ts'
import { givenUp, registerForm } from './forms.ts'
import { useKeeping } from './useKeeping.ts'
import { useSeen } from './useSeen.ts'

/**
 * Keeps what is typed in a form on the device, encrypted, until it is sent or discarded: it survives a sign-in, a
 * reload and the crash of the tab. Each open form has a draft of its own, so that two tabs do not meet.
 */
export function useDraft<Fields extends object>(form: DraftForm<Fields>) {
  const { fields } = form
  const place = new DraftPlace(form.form)
  const restored = shallowRef<number>()
  const typed = computed(() => typedIn(form))
  const touched = () => typed.value !== undefined
  const { seen, mark, takeUp, overtaken, beginAnew } = useSeen(form.version, touched)
  const along = () => ({ ...mark(), ...(form.about && { [ABOUT]: form.about }) })
  const { safe, save, flush, drop } = useKeeping(typed, place, along)

  async function restore(): Promise<void> {
    const draft = await place.find(
      found => !touched() && (form.fits?.(fitting(found, form)) ?? true),
    )
    if (!draft || touched()) return
    fields.value = { ...fields.value, ...fitting(draft.typed, form) }
    takeUp(draft.typed)
    restored.value = draft.at
  }
  void restore()

  /** It has been sent, or nobody wants it any more. */
  async function settled(): Promise<void> {
    // what has just been typed counts as sent, too
    await nextTick()
    restored.value = undefined
    beginAnew()
    await drop()
  }
  async function discard(): Promise<void> {
    fields.value = form.untouched()
    await settled()
  }
  /** Whether the form may be left for good; asks when something is typed. */
  async function abandon(): Promise<boolean> {
    if (touched() && !confirm(t('leave.discard'))) return false
    await settled()
    return true
  }
  /** What is kept is there when the form is opened again; what cannot be kept is asked about. */
  async function close(leave: () => void): Promise<void> {
    await flush()
    if (safe.value || (await abandon())) leave()
  }

  const releases = [
    holdPage(() => touched() && !safe.value && !givenUp()),
    registerForm({
      unsent: () => (touched() ? { id: place.id, form: form.form, at: Date.now() } : undefined),
      flush,
    }),
  ]
  onScopeDispose(() => releases.forEach(release => release()))
  return {
    /** When it was typed that came back, in ms. */
    restored: readonly(restored),
    /** The version that what is typed is about, to be sent with it (LOCK-1). */
    seen: readonly(seen),
    /** The server has told of a newer version: the next sending is about that one. */
    overtaken,
    /** Whether anything is typed. */
    touched,
    wish: () => place.id,
    /** The next sending is another wish; what is typed stays. */
    renew: async () => {
      await place.drop()
      await save()
    },
    settled,
    discard,
    abandon,
    close,
  }
}

export type Kept = ReturnType<typeof useDraft>
/** What a form needs of its draft to send it. */
export type Sent = Pick<Kept, 'wish' | 'renew' | 'settled'>
