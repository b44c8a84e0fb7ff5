import { readonly, ref } from 'vue'

const demo = ref(false)
let asked = false

/** Whether the server shows made-up data; figures must then say so wherever they may be quoted. */
export function useDemo() {
  if (!asked) {
    asked = true
    void ask()
  }
  return readonly(demo)
}

async function ask() {
  const response = await fetch('/config.json').catch(() => undefined)
  if (!response?.ok) return
  const config = (await response.json()) as { demo?: boolean }
  demo.value = config.demo ?? false
}
