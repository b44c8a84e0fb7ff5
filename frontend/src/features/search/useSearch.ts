import { useQuery } from '@urql/vue'
import { computed, ref } from 'vue'
import type { ResultOf } from '../../api/graphql.ts'
import { useDebounced } from '../../composables/useDebounced.ts'
import { Search } from './search.graphql.ts'

const SHORTEST = 2

/** A hit of `search`, once per person and case: the server may find both by one name. */
export type Hit = ResultOf<typeof Search>['search'][number] & { id: string }

export function useSearch() {
  const text = ref('')
  const settled = useDebounced(text)
  const wanted = computed(() => settled.value.trim())
  const { data, error, fetching } = useQuery({
    query: Search,
    variables: computed(() => ({ text: wanted.value })),
    pause: computed(() => wanted.value.length < SHORTEST),
    context: { additionalTypenames: ['Case', 'Person'] },
  })
  const hits = computed<Hit[]>(() =>
    text.value.trim().length < SHORTEST
      ? []
      : (data.value?.search ?? []).map(hit => ({ ...hit, id: hit.case.id + hit.person.id })),
  )
  const pending = computed(() => fetching.value || text.value.trim() !== wanted.value)
  const asked = computed(() => text.value.trim().length >= SHORTEST)
  return { text, hits, error, pending, asked }
}
