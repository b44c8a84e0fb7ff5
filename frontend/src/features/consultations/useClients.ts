import { computed, shallowRef, watch } from 'vue'
import { briefly, problemOf } from '../../api/problem.ts'
import { useSearch } from '../search/useSearch.ts'
import { clientOf } from './client.ts'

/** Own cases by name or number, each once, under the name that was found. */
export function useClients() {
  const { text, hits, to, error, asked } = useSearch()
  const clients = computed(() => {
    const own = hits.value.filter(hit => hit.case.can.recordConsultation)
    return [
      ...new Map(
        own.map(hit => [hit.case.id, clientOf(hit.case, hit.person.displayName)]),
      ).values(),
    ]
  })
  const answer = computed(() => ({ to: to.value, options: clients.value }))
  const problem = computed(() => error.value && briefly(problemOf(error.value)))
  /** Whoever was looked for last has no case here; that stays true when the field is left, which empties it. */
  const nobody = shallowRef(false)
  watch([text, to, clients], () => {
    if (text.value.trim())
      nobody.value = asked.value && to.value !== undefined && !clients.value.length
  })
  return { text, answer, problem, nobody }
}
