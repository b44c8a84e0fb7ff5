import { nextTick, onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import type { DraftPlace } from './DraftPlace.ts'
import type { Draft } from './vault.ts'

const STILL_MS = 250

/** Keeps what is typed in its place as soon as nobody types for a moment; nothing typed leaves nothing there. */
export function useKeeping(
  typed: Readonly<Ref<Draft['typed'] | undefined>>,
  place: DraftPlace,
  /** What is kept along. */
  mark: () => Draft['typed'],
) {
  const safe = shallowRef(true)
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> = Promise.resolve()

  function stopWaiting(): void {
    clearTimeout(timer)
    timer = undefined
  }
  function save(): Promise<void> {
    stopWaiting()
    return (saving = write())
  }
  async function write(): Promise<void> {
    const now = typed.value
    const kept = await (now ? place.keep({ ...now, ...mark() }) : place.drop())
    if (typed.value === now) safe.value = kept || !now
  }
  watch(typed, now => {
    safe.value = !now
    clearTimeout(timer)
    timer = setTimeout(() => void save(), STILL_MS)
  })

  /** Keeps at once what would be kept in a moment. */
  async function flush(): Promise<void> {
    // what has just been typed counts, too
    await nextTick()
    await (timer ? save() : saving)
  }
  async function drop(): Promise<void> {
    stopWaiting()
    await place.drop()
    safe.value = true
  }
  onScopeDispose(() => {
    if (timer) void save()
    place.end()
  })
  return { safe, save, flush, drop }
}
