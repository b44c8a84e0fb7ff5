import { computed, nextTick, onScopeDispose, readonly, shallowRef, watch } from 'vue'
import { holdPage } from '../composables/leaveGuard.ts'
import { t } from '../locales/i18n.ts'
import { fitting, typedIn, type DraftForm } from './draftForm.ts'
import { DraftPlace } from './DraftPlace.ts'
import { givenUp, registerForm } from './forms.ts'
import { useSeen } from './useSeen.ts'

const STILL_MS = 250

/**
 * Keeps what is typed in a form on the device, encrypted, until it is sent or discarded: it survives a sign-in, a
 * reload and the crash of the tab. Each open form has a draft of its own, so that two tabs do not meet.
 */
export function useDraft<Fields extends object>(form: DraftForm<Fields>) {
  const { fields } = form
  const place = new DraftPlace(form.form)
  const restored = shallowRef<number>()
  const safe = shallowRef(true)
  const typed = computed(() => typedIn(form))
  const touched = () => typed.value !== undefined
  const { seen, mark, takeUp, overtaken, beginAnew } = useSeen(form.version, touched)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function save(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const now = typed.value
    const kept = await (now ? place.keep({ ...now, ...mark() }) : place.drop())
    if (typed.value === now) safe.value = kept || !now
  }
  watch(typed, now => {
    safe.value = !now
    clearTimeout(timer)
    timer = setTimeout(() => void save(), STILL_MS)
  })

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
    clearTimeout(timer)
    timer = undefined
    restored.value = undefined
    beginAnew()
    await place.drop()
    safe.value = true
  }
  async function discard(): Promise<void> {
    fields.value = form.untouched()
    await settled()
  }
  /** Whether the form may be closed; what is kept is there when it is opened again. */
  const mayClose = () => !touched() || safe.value || confirm(t('leave.discard'))
  /** Whether the form may be left for good; asks when something is typed. */
  async function abandon(): Promise<boolean> {
    if (touched() && !confirm(t('leave.discard'))) return false
    await settled()
    return true
  }

  const releases = [
    holdPage(() => touched() && !safe.value && !givenUp()),
    registerForm({
      touched,
      flush: async () => {
        if (timer) await save()
      },
    }),
  ]
  onScopeDispose(() => {
    if (timer) void save()
    place.end()
    for (const release of releases) release()
  })
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
    mayClose,
    abandon,
  }
}

/** What a form needs of its draft to send it. */
export type Sent = Pick<ReturnType<typeof useDraft>, 'wish' | 'renew' | 'settled'>
