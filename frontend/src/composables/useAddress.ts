import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { t } from '../locales/i18n.ts'
import { checked } from './nonsense.ts'

type Query = Record<string, string | null | undefined>

/** Of a word that is much too long its beginning is told. */
const LONGEST_TOLD = 40

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
  /** As it stands in the address. */
  const told = (name: string): string => {
    const value = [route.query[name]].flat().join(', ')
    return value.length > LONGEST_TOLD ? `${value.slice(0, LONGEST_TOLD)}…` : value
  }

  /** A word of the address, such as an id. */
  const word = (name: string) =>
    computed<string | undefined>({
      get: () => wordNow(name),
      set: value => void change({ [name]: value || undefined }),
    })
  /** One of some names; the usual one does not stand in the address. */
  const choice = <Name extends string>(name: string, names: readonly Name[], usual: Name) => {
    expect(name, () => names.some(one => one === wordNow(name)))
    return computed<Name>({
      get: () => names.find(one => one === wordNow(name)) ?? usual,
      set: value => void change({ [name]: value === usual ? undefined : value }),
    })
  }
  /** Whether a word stands there, with or without a value. */
  const flag = (name: string) =>
    computed<boolean>({
      get: () => route.query[name] !== undefined,
      set: on => void change({ [name]: on ? null : undefined }),
    })
  /**
   * What stands there has to make sense, else the page says so and offers the way on (C20). `makesSense` answers
   * undefined as long as it cannot be known.
   */
  const expect = (name: string, makesSense: () => boolean | undefined) =>
    checked(() =>
      route.query[name] === undefined || makesSense() !== false
        ? undefined
        : { words: [name], text: t('address.unknown', { name, value: told(name) }) },
    )

  return { change, word, choice, flag, expect, told }
}
