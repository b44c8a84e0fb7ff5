import { computed, readonly, ref, watch } from 'vue'

const PROBE_EVERY_MS = 5_000

const linked = ref(navigator.onLine)
const answering = ref(true)
let probe: ReturnType<typeof setInterval> | undefined

addEventListener('online', () => {
  linked.value = true
  if (!answering.value) void isAnswering()
})
addEventListener('offline', () => (linked.value = false))

/** Whether the server can be reached: the device has a line and the last request was answered. */
export const online = readonly(computed(() => linked.value && answering.value))

/** `fetch` that notices a dead line and, while it is dead, asks for the server's health. */
export const watchedFetch: typeof fetch = async (input, init) => {
  try {
    const response = await fetch(input, init)
    if (response.status >= 502 && response.status <= 504) throw new TypeError(response.statusText)
    settle(true)
    return response
  } catch (error) {
    if (!isTakenBack(init?.signal)) settle(false)
    throw error
  }
}

/** By whoever asked, which says nothing of the line; that the answer took too long does. */
function isTakenBack(signal: AbortSignal | null | undefined): boolean {
  return Boolean(signal?.aborted) && (signal?.reason as Error | undefined)?.name !== 'TimeoutError'
}

function settle(answered: boolean) {
  answering.value = answered
  if (answered) {
    clearInterval(probe)
    probe = undefined
  } else {
    probe ??= setInterval(() => void isAnswering(), PROBE_EVERY_MS)
  }
}

/** As soon as the server answers again, where it does not. */
export function whenBack(then: () => unknown): void {
  void isAnswering()
  watch(online, now => now && then())
}

/** Asks the server for its health. */
export async function isAnswering(): Promise<boolean> {
  const alive = await fetch('/health/live', {
    cache: 'no-store',
    signal: AbortSignal.timeout(PROBE_EVERY_MS),
  }).then(
    response => response.ok,
    () => false,
  )
  settle(alive)
  return alive
}
