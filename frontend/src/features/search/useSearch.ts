import { useQuery } from '@urql/vue'
import { computed, ref } from 'vue'
import type { ResultOf } from '../../api/graphql.ts'
import { mostOf } from '../../api/limits.ts'
import { useDebounced } from '../../composables/useDebounced.ts'
import { Search } from './search.graphql.ts'

const SHORTEST = 2
/** What is typed into a search is no longer; where whole names are looked for, their beginning is enough. */
const LONGEST = mostOf('Query.search', 'text')
const lookedFor = (text: string): string =>
  text
    .trim()
    .slice(0, LONGEST)
    .replace(/\p{Cs}$/u, '')

/** A sign of these scripts is a name, or the beginning of one. */
const SIGN = /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u

const isEnough = (text: string): boolean => text.length >= SHORTEST || SIGN.test(text)

/** A hit of `search`, once per person and case: the server may find both by one name. */
export type Hit = ResultOf<typeof Search>['search'][number] & { id: string }

export function useSearch() {
  const text = ref('')
  const settled = useDebounced(text)
  const wanted = computed(() => lookedFor(settled.value))
  const { data, error, operation } = useQuery({
    query: Search,
    variables: computed(() => ({ text: wanted.value })),
    pause: computed(() => !isEnough(wanted.value)),
    context: { additionalTypenames: ['Case', 'Person'] },
  })
  const typed = computed(() => lookedFor(text.value))
  const asked = computed(() => isEnough(typed.value))
  /** What came last belongs to the text it was asked with, whatever is typed since. */
  const answered = computed(() => operation.value?.variables.text === typed.value)
  const pending = computed(() => asked.value && !answered.value)
  const failure = computed(() => (asked.value && answered.value ? error.value : undefined))
  const hits = computed<Hit[]>(() =>
    asked.value && answered.value
      ? (data.value?.search ?? []).map(hit => ({ ...hit, id: hit.case.id + hit.person.id }))
      : [],
  )
  /** The text that `hits` answer; none while there is no answer to what is typed. */
  const to = computed(() => (pending.value || failure.value ? undefined : typed.value))
  return { text, hits, to, error: failure, pending, asked }
}
