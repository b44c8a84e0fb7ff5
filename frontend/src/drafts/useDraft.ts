import * as v from 'valibot'
import { computed, nextTick, onScopeDispose, readonly, shallowRef, watch, type Ref } from 'vue'
import { holdPage } from '../composables/leaveGuard.ts'
import { t } from '../locales/i18n.ts'
import { DraftPlace } from './DraftPlace.ts'
import { givenUp, registerForm } from './forms.ts'

export interface DraftForm<Fields extends object> {
  /** Which form, and of which record: `correct:<id>`. */
  form: string
  /** What stands in it, as plain values. */
  fields: Ref<Fields>
  /** What stands in it before anybody types. */
  untouched: () => Fields
  /** What each field may hold: a draft of an older version of the form brings back what still fits. */
  shape: { [Name in keyof Fields]-?: v.GenericSchema<unknown, Fields[Name]> }
  /** What is kept along as soon as anything is typed. */
  along?: readonly (keyof Fields)[]
  /** Whether a draft may come back here. */
  fits?: (typed: Partial<Fields>) => boolean
}

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
  let timer: ReturnType<typeof setTimeout> | undefined

  async function save(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const now = typed.value
    const kept = await (now ? place.keep(now) : place.drop())
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

/** What somebody typed: fields that differ from the untouched form; nothing when none does. */
function typedIn<Fields extends object>({ fields, untouched, along = [] }: DraftForm<Fields>) {
  const before = untouched()
  const names = Object.keys(fields.value) as (keyof Fields & string)[]
  const changed = names.filter(
    name => JSON.stringify(fields.value[name]) !== JSON.stringify(before[name]),
  )
  if (!changed.length) return undefined
  const kept = new Set<keyof Fields & string>([...changed, ...names.filter(n => along.includes(n))])
  return Object.fromEntries([...kept].map(name => [name, fields.value[name]]))
}

/** What of a draft the form still has a place for. */
function fitting<Fields extends object>(
  typed: Record<string, unknown>,
  { shape }: DraftForm<Fields>,
): Partial<Fields> {
  const known = Object.entries<v.GenericSchema>(shape).filter(([name]) => name in typed)
  const read = known.map(([name, schema]) => [name, v.safeParse(schema, typed[name])] as const)
  return Object.fromEntries(
    read.flatMap(([name, result]) => (result.success ? [[name, result.output]] : [])),
  ) as Partial<Fields>
}
