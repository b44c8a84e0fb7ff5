import { useQuery } from '@urql/vue'
import { computed } from 'vue'
import { Codes } from '../api/codes.graphql.ts'
import type { VariablesOf } from '../api/graphql.ts'
import { language } from '../locales/i18n.ts'

/** What a Kreis adds to a list is a record of its own. */
const context = { additionalTypenames: ['CodeExtension'] }

/** The codes of a list, read once: what they are called, and which may be chosen. */
export function useCodes(list: VariablesOf<typeof Codes>['list']) {
  const { data } = useQuery({
    query: Codes,
    variables: { list },
    requestPolicy: 'cache-first',
    context,
  })
  const all = computed(() => data.value?.codes ?? [])
  const labels = computed(
    () =>
      new Map(
        all.value.map(({ code, labelDe, labelEn }) => [
          code,
          language.value === 'de' ? labelDe : labelEn,
        ]),
      ),
  )
  const nameOf = (code: string): string => labels.value.get(code) ?? code
  return {
    nameOf,
    /** In use on that day, or not retired, and what was chosen already; in the order of the list. */
    inUse: (day: string | undefined, chosen: readonly string[] = []) =>
      all.value
        .filter(
          ({ code, validFrom, validTo }) =>
            chosen.includes(code) ||
            (day ? (!validFrom || validFrom <= day) && (!validTo || validTo >= day) : !validTo),
        )
        .map(({ code }) => ({ id: code, name: nameOf(code) })),
  }
}
