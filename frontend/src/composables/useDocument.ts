import { inject, readonly, ref, shallowRef } from 'vue'
import type { DocumentWish } from '../api/documentWish.ts'
import { TAKE_DOCUMENT } from '../api/takeDocument.ts'
import type { Problem } from '../api/problem.ts'

/** A document as a button makes it. */
export function useDocument() {
  const take = inject(TAKE_DOCUMENT)
  const running = ref(false)
  const done = ref(false)
  const failure = shallowRef<Problem>()

  /** Resolves with whether the browser has the file. */
  async function run(wish: DocumentWish): Promise<boolean> {
    if (!take || running.value) return false
    running.value = true
    done.value = false
    failure.value = undefined
    try {
      failure.value = await take(wish)
      done.value = !failure.value
      return done.value
    } finally {
      running.value = false
    }
  }

  function forget() {
    failure.value = undefined
    done.value = false
  }

  return { run, forget, running: readonly(running), done: readonly(done), failure }
}
