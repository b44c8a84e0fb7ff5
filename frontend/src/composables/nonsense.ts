import { computed, onScopeDispose, shallowReactive } from 'vue'

/** Something in the address that makes no sense: by which words, and what to say of it. */
interface Nonsense {
  words: readonly string[]
  text: string
}
type Check = () => Nonsense | undefined

const checks = shallowReactive(new Set<Check>())

/** What the page at hand cannot make sense of in its address. */
export const nonsense = computed(() => [...checks].flatMap(check => check() ?? []))

/** As long as the page is there. */
export function checked(check: Check): void {
  checks.add(check)
  onScopeDispose(() => checks.delete(check))
}
