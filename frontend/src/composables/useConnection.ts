import { computed, readonly, ref } from 'vue'

const PROBE_EVERY_MS = 5_000

const linked = ref(navigator.onLine)
const answering = ref(true)
let probe: ReturnType<typeof setInterval> | undefined

addEventListener('online', () => (linked.value = true))
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
    if (!init?.signal?.aborted) settle(false)
    throw error
  }
}

function settle(answered: boolean) {
  answering.value = answered
  if (answered) {
    clearInterval(probe)
    probe = undefined
  } else {
    probe ??= setInterval(() => void ask(), PROBE_EVERY_MS)
  }
}

async function ask() {
  const alive = await fetch('/health/live', { cache: 'no-store' }).then(
    response => response.ok,
    () => false,
  )
  if (alive) settle(true)
}
