import { computed } from 'vue'
import { briefly, problemOf } from '../../api/problem.ts'
import { useSearch } from '../search/useSearch.ts'
import { clientOf } from './client.ts'

/** Own cases by name or number, each once, under the name that was found. */
export function useClients() {
  const { text, hits, to, error } = useSearch()
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
  return { text, answer, problem }
}
