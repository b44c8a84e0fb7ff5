import { useQuery } from '@urql/vue'
import { computed } from 'vue'
import { Municipalities } from './person.graphql.ts'

/** The municipalities of the Kreis, by key and name. */
export function usePlaces() {
  const { data } = useQuery({ query: Municipalities, variables: {} })
  const places = computed(() =>
    (data.value?.municipalities ?? []).map(place => ({ id: place.ags, name: place.name })),
  )
  const nameOf = (ags: string | undefined) => places.value.find(({ id }) => id === ags)?.name
  return { places, nameOf }
}
