import { computed } from 'vue'
import { briefly, problemOf } from '../../api/problem.ts'
import { formatDate } from '../../locales/formats.ts'
import { useSearch } from '../search/useSearch.ts'

/** Somebody of an own or deputised case. */
export interface KnownPerson {
  id: string
  name: string
  /** What tells namesakes apart. */
  about: string
}

/** People of own cases by name or number, each once; without those who are there already. */
export function usePeople(there: () => readonly string[]) {
  const { text, hits, to, error } = useSearch()
  const people = computed<KnownPerson[]>(() => {
    const others = hits.value.filter(({ person }) => !there().includes(person.id))
    return [...new Map(others.map(hit => [hit.person.id, personOf(hit)])).values()]
  })
  const answer = computed(() => ({ to: to.value, options: people.value }))
  const problem = computed(() => error.value && briefly(problemOf(error.value)))
  return { text, answer, problem }
}

type Found = ReturnType<typeof useSearch>['hits']['value'][number]

const personOf = ({ person, case: file }: Found): KnownPerson => ({
  id: person.id,
  name: person.displayName,
  about: [
    person.nameInOriginalScript,
    person.birthDate && formatDate(person.birthDate),
    file.number,
    file.municipality.name,
  ]
    .filter(Boolean)
    .join(', '),
})
