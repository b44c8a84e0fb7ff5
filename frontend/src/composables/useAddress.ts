import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

type Query = Record<string, string | null | undefined>

/** The state of a page as its address says: filter, order, selection, which dialog is open. Every state is a link. */
export function useAddress() {
  const route = useRoute()
  const router = useRouter()

  /** Other words of the address stay; what is undefined goes. */
  const change = (query: Query) => router.replace({ query: { ...route.query, ...query } })
  const wordNow = (name: string): string | undefined => {
    const value = route.query[name]
    return typeof value === 'string' ? value : undefined
  }

  /** A word of the address, such as an id. */
  const word = (name: string) =>
    computed<string | undefined>({
      get: () => wordNow(name),
      set: value => void change({ [name]: value || undefined }),
    })
  /** One of some names; the usual one does not stand in the address. */
  const choice = <Name extends string>(name: string, names: readonly Name[], usual: Name) =>
    computed<Name>({
      get: () => names.find(one => one === wordNow(name)) ?? usual,
      set: value => void change({ [name]: value === usual ? undefined : value }),
    })
  /** Whether a word stands there, with or without a value. */
  const flag = (name: string) =>
    computed<boolean>({
      get: () => route.query[name] !== undefined,
      set: on => void change({ [name]: on ? null : undefined }),
    })

  return { change, word, choice, flag }
}
